//! `rules.rs`: the rules of a request, a function for each field.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::emit::first;
use crate::emit::print::{RustFile, docs};
use crate::emit::request::group_test;
use crate::emit::rust::{held, ident, is_given, literal, slot_in_body, version_pattern};
use crate::ir::{Condition, Field, FieldId, Format, Model, Rule, RuleKind, Type};

pub(crate) fn emit(model: &Model) -> RustFile {
    let mut file = RustFile::new("The rules of a request, field by field, each with its place in the model.");
    let calls = first(model).request.fields.iter().map(|field| {
        let name = function(field);
        let call = quote!(#name(body, check););
        if field.versions.is_all() {
            return call;
        }
        let versions = version_pattern(model, &field.versions);
        quote!(if matches!(version, #versions) { #call })
    });
    let version = crate::emit::rust::version_parameter(first(model).request.fields.iter());
    file.push(quote! {
        /// Checks every rule of a version.
        pub(crate) fn check_request(#version: ApiVersion, body: &RequestBody, check: &mut Check) {
            #(#calls)*
        }
    });
    for field in &first(model).request.fields {
        file.push(rule_function(model, field));
    }
    file
}

/// The name of a field's rule function.
fn function(field: &Field) -> Ident {
    ident(if field.slot == field.rust { &field.getter } else { &field.slot })
}

/// The name of a field's value in the conditions of others, where `value` is that of the ruled field.
fn subject(field: &Field) -> Ident {
    let name = function(field);
    if name == "value" { ident("other_value") } else { name }
}

fn rule_function(model: &Model, field: &Field) -> TokenStream {
    let function_docs = docs(&[format!("`{}`", field.wire)]);
    let name = function(field);
    let wire = &field.wire;
    let held = held(&first(model).request, field, &quote!(body));
    let of_key = |rule: &&Rule| matches!(rule.kind, RuleKind::Required | RuleKind::Forbidden);
    let of_the_key = field.rules.iter().filter(of_key).map(|rule| statement(model, field, rule));
    let of_the_value: Vec<_> =
        field.rules.iter().filter(|rule| !of_key(rule)).map(|rule| statement(model, field, rule)).collect();
    let place = &field.path;
    let charsets = field.rules.iter().filter_map(|rule| {
        let RuleKind::Charset(set) = &rule.kind else { return None };
        let (name, notation) = (charset(field, rule), set.to_string());
        Some(quote!(const #name: &rules::Charset = &rules::Charset::new(#notation);))
    });
    // Cut once, whatever the number of its rules.
    let is_url = |rule: &Rule| matches!(rule.kind, RuleKind::Format(format) if format != Format::Email);
    let url = field.rules.iter().any(is_url).then(|| quote!(let url = rules::Url::of(value);));
    let value = if field.r#type == Type::Text { quote!(check.text(#held)) } else { quote!(check.value(&#held)) };
    let value = if of_the_value.is_empty() {
        quote!(#value;)
    } else {
        quote! {
            if let Some(value) = #value {
                #(#charsets)*
                #url
                #(#of_the_value)*
            }
        }
    };
    let subjects = subjects(model, field);
    quote! {
        #function_docs
        fn #name(body: &RequestBody, check: &mut Check) {
            let mut check = check.field(#wire, #place);
            #(#subjects)*
            #(#of_the_key)*
            #value
        }
    }
}

fn statement(model: &Model, field: &Field, rule: &Rule) -> TokenStream {
    let verdict = verdict(model, field, rule);
    let (level, place) = (ident(rule.level.name()), &rule.name);
    let because = rule.docs.as_ref().map(|reason| quote!(.because(#reason)));
    let note = quote!(check.#level(#place, #verdict) #because;);
    if rule.conditions.is_empty() {
        return note;
    }
    let conditions = rule.conditions.iter().map(|condition| self::condition(model, condition));
    quote!(if #(#conditions)&&* { #note })
}

fn verdict(model: &Model, field: &Field, rule: &Rule) -> TokenStream {
    let is_given = || is_given(&first(model).request, field, &quote!(body));
    match &rule.kind {
        RuleKind::Required => {
            let is_given = is_given();
            quote!(rules::required(#is_given))
        }
        RuleKind::Forbidden => {
            let is_given = is_given();
            quote!(rules::forbidden(#is_given))
        }
        RuleKind::Length { min, max } => {
            let min = number(i64::from(*min));
            match max.map(|max| number(i64::from(max))) {
                None => quote!(rules::length(value, #min..)),
                Some(max) => quote!(rules::length(value, #min..=#max)),
            }
        }
        RuleKind::Charset(_) => {
            let charset = charset(field, rule);
            quote!(rules::charset(value, #charset))
        }
        RuleKind::Format(format) => {
            let function = ident(match format {
                Format::Email => "is_email",
                Format::HttpsUrl => "is_https_url",
                Format::UrlWithoutQuery => "is_url_without_query",
                Format::UrlWithoutIpHost => "is_url_without_ip_host",
                Format::UrlPublicHost => "is_url_public_host",
            });
            match format {
                Format::Email => quote!(rules::#function(value)),
                _ => quote!(rules::#function(&url)),
            }
        }
        RuleKind::OneOf(values) => quote!(rules::one_of(value, &[#(#values),*])),
        RuleKind::Known => quote!(rules::known(value)),
        RuleKind::Range { min, max } => {
            let (min, max) = (number(*min), number(*max));
            quote!(rules::range(value.0, #min, #max))
        }
        RuleKind::Equals(wanted) => quote!(rules::equals(*value, #wanted)),
        RuleKind::After(other) => {
            let (other, name) = other_slot(model, *other);
            quote!(rules::after(value, &body.#other, #name))
        }
        RuleKind::Within { days, of } => {
            let days = number(i64::from(*days));
            let (of, name) = other_slot(model, *of);
            quote!(rules::within_days(*value, #days, &body.#of, #name))
        }
        RuleKind::Today => quote!(rules::today(*value, check.now())),
    }
}

/// The constant that holds the characters of a rule, which are read when the crate is compiled.
fn charset(field: &Field, rule: &Rule) -> Ident {
    let earlier = field.rules.iter().take_while(|other| *other != rule);
    match earlier.filter(|other| matches!(other.kind, RuleKind::Charset(_))).count() {
        0 => ident("CHARSET"),
        others => format_ident!("CHARSET_{}", others + 1),
    }
}

/// The slot of another field, and its key.
fn other_slot(model: &Model, id: FieldId) -> (TokenStream, &str) {
    let request = &first(model).request;
    (slot_in_body(request, &request[id]), &request[id].wire)
}

/// A number as people write it, without the suffix of its type.
fn number(value: i64) -> proc_macro2::Literal {
    proc_macro2::Literal::i64_unsuffixed(value)
}

fn condition(model: &Model, condition: &Condition) -> TokenStream {
    match condition {
        Condition::Group { group, given } => {
            let test = group_test(&first(model).request[*group]);
            if *given { quote!(body.#test()) } else { quote!(!body.#test()) }
        }
        Condition::Field { field, given } => {
            let request = &first(model).request;
            let is_given = is_given(request, &request[*field], &quote!(body));
            if *given { quote!(#is_given) } else { quote!(!#is_given) }
        }
        Condition::Value { field, values, among } => {
            let field = &first(model).request[*field];
            let subject = subject(field);
            let values = values.iter().map(|value| literal(model, field.r#type, value));
            let method = ident(if *among { "is_any_of" } else { "is_none_of" });
            quote!(#subject.#method(&[#(#values),*]))
        }
    }
}

/// The fields whose values the conditions of a field ask for, each bound once.
fn subjects(model: &Model, field: &Field) -> Vec<TokenStream> {
    let mut asked: Vec<FieldId> = Vec::new();
    for condition in field.rules.iter().flat_map(|rule| &rule.conditions) {
        if let Condition::Value { field, .. } = condition
            && !asked.contains(field)
        {
            asked.push(*field);
        }
    }
    let asked = asked.into_iter().map(|id| &first(model).request[id]);
    asked
        .map(|field| {
            let (name, effective) = (subject(field), effective(model, field));
            quote!(let #name = #effective;)
        })
        .collect()
}

/// The value of a field as a condition sees it.
fn effective(model: &Model, field: &Field) -> TokenStream {
    let held = held(&first(model).request, field, &quote!(body));
    match field.default.as_ref().map(|default| literal(model, field.r#type, default)) {
        None => quote!(#held.effective()),
        Some(default) if field.r#type == Type::Text => quote!(#held.effective_or(#default)),
        Some(default) => quote!(#held.effective_or(&#default)),
    }
}
