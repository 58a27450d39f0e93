//! `rules.rs`: the rules of a request, a function for each field, whatever the number of versions.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::emit::Scope;
use crate::emit::print::{RustFile, docs};
use crate::emit::rust::{ident, literal, stored, unique, wrapper};
use crate::ir::{
    Condition, Field, FieldId, Format, Group, GroupId, Model, Operation, Request, Rule, RuleKind, Scalar, Sensitivity,
    Type, VersionId, names,
};

pub(crate) fn emit(model: &Model, operation: &Operation) -> RustFile {
    let mut file = RustFile::new("The rules of a request, field by field, each with its place in the model.");
    let scope = Scope::new(model, operation);
    for field in operation.request.fields.iter().filter(|field| !field.rules.is_empty()) {
        file.push(rule_function(scope, field));
    }
    file
}

/// The rules of a version by their places, each as a constant.
pub(crate) fn emit_places(operation: &Operation, version: VersionId) -> RustFile {
    let mut file = RustFile::new("The rules of this version, for `waive`.");
    let mut constants: Vec<Ident> = Vec::new();
    for field in operation.request.fields.iter().filter(|field| field.versions.contains(version)) {
        let rules = field.rules.iter().map(|rule| rule.name.as_str()).chain(["type"]);
        for rule in rules {
            let constant = ident(&names::constant(&format!("{}_{rule}", field.getter)));
            // Of two rules that would have one name, the first has it; the other has its place.
            if constants.contains(&constant) {
                continue;
            }
            let place = format!("{}/{rule}", field.path);
            let docs = docs(&[format!("`{place}`")]);
            file.push(quote!(#docs pub const #constant: Rule = Rule::new(#place);));
            constants.push(constant);
        }
    }
    let all_docs = docs(&["Every rule.".to_owned()]);
    file.push(quote!(#all_docs pub const ALL: &[Rule] = &[#(#constants),*];));
    file
}

/// The other fields that a field's rules look at.
pub(crate) fn fields_asked(request: &Request, field: &Field) -> Vec<FieldId> {
    let mut asked = Vec::new();
    for rule in &field.rules {
        let other = match rule.kind {
            RuleKind::After(other) | RuleKind::Within { of: other, .. } => Some(other),
            _ => None,
        };
        let conditions = rule.conditions.iter().filter_map(|condition| match condition {
            Condition::Field { field, .. } | Condition::Value { field, .. } => Some(*field),
            Condition::Group { .. } => None,
        });
        for id in conditions.chain(other) {
            if !asked.contains(&id) && !is_same(&request[id], field) {
                asked.push(id);
            }
        }
    }
    asked
}

/// Returns `true` if two fields of a request are one.
fn is_same(one: &Field, other: &Field) -> bool {
    one.path == other.path
}

/// The groups that the rules of fields ask about.
pub(crate) fn groups_asked<'f>(fields: impl Iterator<Item = &'f Field>) -> Vec<GroupId> {
    let mut asked = Vec::new();
    for condition in fields.flat_map(|field| &field.rules).flat_map(|rule| &rule.conditions) {
        if let Condition::Group { group, .. } = condition
            && !asked.contains(group)
        {
            asked.push(*group);
        }
    }
    asked
}

/// The variable that says that some field of a group is given.
pub(crate) fn group_given(group: &Group) -> Ident {
    format_ident!("is_{}_given", crate::ir::names::snake(&group.name))
}

/// The parameter for another field.
fn other(field: &Field) -> Ident {
    let name = unique(field);
    if ["check", "field", "value"].iter().any(|taken| name == taken) { format_ident!("other_{name}") } else { name }
}

/// The variable for another field's value as conditions see it.
fn effective(field: &Field) -> Ident {
    format_ident!("effective_{}", other(field))
}

fn rule_function(scope: Scope<'_>, field: &Field) -> TokenStream {
    let Scope { model, operation } = scope;
    let request = &operation.request;
    let function_docs = docs(&[format!("`{}`", field.wire)]);
    let (name, stored) = (unique(field), stored(model, field));
    let others = fields_asked(request, field).into_iter().map(|id| {
        let field = &request[id];
        let (name, stored) = (other(field), crate::emit::rust::stored(model, field));
        quote!(#name: &Field<#stored>,)
    });
    let groups = groups_asked([field].into_iter()).into_iter().map(|id| {
        let name = group_given(&request[id]);
        quote!(#name: bool,)
    });
    let of_key = |rule: &&Rule| matches!(rule.kind, RuleKind::Required | RuleKind::Forbidden);
    let of_the_key = field.rules.iter().filter(of_key).map(|rule| statement(scope, field, rule));
    let of_the_value: Vec<_> =
        field.rules.iter().filter(|rule| !of_key(rule)).map(|rule| statement(scope, field, rule)).collect();
    let value = if of_the_value.is_empty() {
        quote!(check.value(field);)
    } else {
        let pattern = value_pattern(field);
        let is_url = |rule: &Rule| matches!(rule.kind, RuleKind::Format(format) if format.is_of_url());
        let url = field.rules.iter().any(is_url).then(|| quote!(let url = Url::of(value);));
        quote! {
            if let Some(#pattern) = check.value(field) {
                #url
                #(#of_the_value)*
            }
        }
    };
    let (wire, path) = (&field.wire, &field.path);
    let effective = effective_values(scope, field);
    quote! {
        #function_docs
        pub(super) fn #name(field: &Field<#stored>, #(#others)* #(#groups)* check: &mut Check) {
            let mut check = check.field(#wire, #path);
            #(#effective)*
            #(#of_the_key)*
            #value
        }
    }
}

/// Binds what is inside the stored type.
fn value_pattern(field: &Field) -> TokenStream {
    let value = if field.r#type == Type::Integer { quote!(Integer(value)) } else { quote!(value) };
    match wrapper(field) {
        None => value,
        Some(wrapper) => quote!(#wrapper(#value)),
    }
}

fn statement(scope: Scope<'_>, field: &Field, rule: &Rule) -> TokenStream {
    let verdict = verdict(scope, field, rule);
    let (level, place) = (ident(rule.level.name()), &rule.name);
    let because = rule.docs.as_ref().map(|reason| quote!(.because(#reason)));
    let told = rule.conditions.iter().filter_map(|condition| condition_told(scope, field, condition));
    let note = quote!(check.#level(#place, #verdict) #(#told)* #because;);
    if rule.conditions.is_empty() {
        return note;
    }
    let conditions = rule.conditions.iter().map(|condition| self::condition(scope, condition));
    quote!(if #(#conditions)&&* { #note })
}

/// Says which condition made a rule apply. That a value of the field itself did goes without saying.
fn condition_told(scope: Scope<'_>, own: &Field, condition: &Condition) -> Option<TokenStream> {
    let request = &scope.operation.request;
    let fixed = |text: String| Some(quote!(.given(#text)));
    match condition {
        Condition::Group { group, given } => {
            let article = if *given { "a" } else { "no" };
            fixed(format!("{article} {} field is set", request[*group].name))
        }
        Condition::Field { field, given } => {
            let state = if *given { "set" } else { "missing" };
            fixed(format!("{} is {state}", request[*field].wire))
        }
        Condition::Value { field, .. } if is_same(&request[*field], own) => None,
        Condition::Value { field, values, among } => {
            let field = &request[*field];
            let (wire, is_public) = (&field.wire, field.sensitivity == Sensitivity::Public);
            if is_public && matches!(field.r#type, Type::Enum(_) | Type::Boolean) {
                let effective = effective(field);
                return Some(quote!(.when(|| #effective.tell(#wire))));
            }
            let values: Vec<String> = values.iter().map(crate::emit::words::scalar).collect();
            let word = if *among { "is" } else { "is not" };
            fixed(format!("{wire} {word} {}", values.join(" or ")))
        }
    }
}

fn verdict(scope: Scope<'_>, field: &Field, rule: &Rule) -> TokenStream {
    let request = &scope.operation.request;
    match &rule.kind {
        RuleKind::Required => quote!(validation::required(field)),
        RuleKind::Forbidden => quote!(validation::forbidden(field)),
        RuleKind::Length { min, max } => {
            let min = number(i64::from(*min));
            match max.map(|max| number(i64::from(max))) {
                None => quote!(rules::length(value, #min..)),
                Some(max) => quote!(rules::length(value, #min..=#max)),
            }
        }
        RuleKind::Charset(set) => {
            let notation = set.to_string();
            quote!(rules::charset(value, const { &Charset::new(#notation) }))
        }
        RuleKind::Minimum(least) => {
            let least = proc_macro2::Literal::u64_unsuffixed(*least);
            quote!(validation::minimum(*value, Amount::from_minor(#least)))
        }
        RuleKind::Format(format) => {
            let method = ident(match format {
                Format::Email => return quote!(rules::email(value)),
                Format::HeaderValue => return quote!(rules::header_value(value)),
                Format::HttpsUrl => "https",
                Format::UrlWithoutQuery => "without_query",
                Format::UrlWithoutIpHost => "without_ip_host",
                Format::UrlPublicHost => "public_host",
                Format::UrlWithoutUserInfo => "without_user_info",
                Format::UrlWithoutFragment => "without_fragment",
            });
            quote!(url.#method())
        }
        RuleKind::OneOf(values) => quote!(rules::one_of(value, &[#(#values),*])),
        RuleKind::Known => {
            let Type::Enum(id) = field.r#type else { unreachable!("lowering gives the rule to enums alone") };
            let name = ident(&scope.model[id].name);
            quote!(validation::known(value.as_str(), #name::KNOWN))
        }
        RuleKind::Range { min, max } => {
            let (min, max) = (number(*min), number(*max));
            quote!(rules::range(*value, #min..=#max))
        }
        RuleKind::Equals(wanted) => quote!(validation::equals(*value, #wanted)),
        RuleKind::After(id) => {
            let (other, wire) = (other_value(&request[*id]), &request[*id].wire);
            let redacted = without_times(field, &request[*id]);
            quote!(validation::after(*value, #other, #wire) #redacted)
        }
        RuleKind::Within { days, of } => {
            let days = number(i64::from(*days));
            let redacted = without_times(field, &request[*of]);
            let (of, wire) = (other_value(&request[*of]), &request[*of].wire);
            quote!(validation::within(*value, #days, #of, #wire) #redacted)
        }
        RuleKind::Today => {
            let redacted = without_times(field, field);
            quote!(validation::today(*value, check.now()) #redacted)
        }
    }
}

/// Takes the times out of a problem, unless both fields are public.
fn without_times(one: &Field, other: &Field) -> Option<TokenStream> {
    let are_public = [one, other].iter().all(|field| field.sensitivity == Sensitivity::Public);
    (!are_public).then(|| quote!(.map_err(validation::Problem::without_times)))
}

/// The number or time in another field.
fn other_value(field: &Field) -> TokenStream {
    let name = other(field);
    let is_public = field.sensitivity == Sensitivity::Public;
    match (field.r#type, is_public) {
        (Type::Integer, true) => quote!(#name.value().map(|value| value.0)),
        (Type::Integer, false) => quote!(#name.value().map(|value| value.0.0)),
        (_, true) => quote!(#name.value().copied()),
        (_, false) => quote!(#name.value().map(|value| value.0)),
    }
}

/// A number as people write it, without the suffix of its type.
fn number(value: i64) -> proc_macro2::Literal {
    proc_macro2::Literal::i64_unsuffixed(value)
}

fn condition(scope: Scope<'_>, condition: &Condition) -> TokenStream {
    let Scope { model, operation } = scope;
    let request = &operation.request;
    match condition {
        Condition::Group { group, given } => {
            let is_given = group_given(&request[*group]);
            if *given { quote!(#is_given) } else { quote!(!#is_given) }
        }
        Condition::Field { field, given } => {
            let other = other(&request[*field]);
            if *given { quote!(#other.is_given()) } else { quote!(!#other.is_given()) }
        }
        Condition::Value { field, values, among } => {
            let field = &request[*field];
            let subject = match (field.r#type == Type::Text, field.sensitivity) {
                (false, Sensitivity::Public) => quote!(value),
                (true, Sensitivity::Public) => quote!(value.as_str()),
                (false, _) => quote!(value.0),
                (true, _) => quote!(value.0.as_str()),
            };
            let values = values.iter().map(|value| literal(model, field.r#type, value));
            let (effective, method) = (effective(field), ident(if *among { "is_any" } else { "is_none" }));
            quote!(#effective.#method(|value| matches!(#subject, #(#values)|*)))
        }
    }
}

/// Binds the values that the conditions of a field ask for, each once.
fn effective_values(scope: Scope<'_>, field: &Field) -> Vec<TokenStream> {
    let mut asked: Vec<FieldId> = Vec::new();
    for condition in field.rules.iter().flat_map(|rule| &rule.conditions) {
        if let Condition::Value { field, .. } = condition
            && !asked.contains(field)
        {
            asked.push(*field);
        }
    }
    let bind = |id: FieldId| {
        let asked = &scope.operation.request[id];
        let name = effective(asked);
        let other = if is_same(asked, field) { format_ident!("field") } else { other(asked) };
        match &asked.default {
            None => quote!(let #name = #other.effective();),
            Some(default) => {
                let (before, default) = default_value(scope.model, asked, default);
                quote!(#before let #name = #other.effective_or(&#default);)
            }
        }
    };
    asked.into_iter().map(bind).collect()
}

/// A default as the field stores it; a text has to live in a variable.
fn default_value(model: &Model, field: &Field, default: &Scalar) -> (TokenStream, TokenStream) {
    let value = literal(model, field.r#type, default);
    let value = if field.r#type == Type::Text { quote!(String::from(#value)) } else { value };
    let value = match wrapper(field) {
        None => value,
        Some(wrapper) => quote!(#wrapper(#value)),
    };
    if field.r#type != Type::Text {
        return (TokenStream::new(), value);
    }
    let name = format_ident!("default_{}", other(field));
    (quote!(let #name = #value;), quote!(#name))
}
