//! Every public type with `Debug` or `Display`, filled with values that no output may show.

use std::any::type_name;
use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::{Debug, Display};
use std::fs;
use std::path::Path;
use std::time::Duration;

use juspay_session::mock::{Fault, Injection, Late, Mock};
use juspay_session::order_status::{OrderStatusRequest, OrderStatusResponse};
use juspay_session::{
    Action, Amount, AmountRule, ApiVersion, Client, CreateMandate, EpochSeconds, ErrorResponse, Frequency, Lookup,
    Mandate, OrderStatus, Problem, RawJson, ReadRequest, Resolution, RetryPolicy, Rule, blocking, default, rules, v1,
};
use syn::{Fields, Item, Visibility};
use tests::planted::{KEY, NUMBER, clean, clean_debug, clean_error};
use tests::sample::{ORDER, draft, request, session};
use tests::server::{Server, answer};

/// The names of the types that were formatted.
#[derive(Default)]
struct Formatted(BTreeSet<&'static str>);

impl Formatted {
    fn debug<T: Debug + ?Sized>(&mut self, value: &T) {
        let whole = type_name::<T>();
        let bare = whole.split('<').next().unwrap_or(whole);
        let name = bare.rsplit("::").next().unwrap_or(bare);
        clean_debug(name, value);
        self.0.insert(name);
    }

    fn all<T: Debug + Display>(&mut self, value: &T) {
        clean(type_name::<T>(), &value.to_string());
        self.debug(value);
    }

    fn error<T: Error + 'static>(&mut self, error: &T) {
        clean_error(type_name::<T>(), error);
        self.all(error);
    }
}

/// Public types with `Debug` or `Display` that can hold anything.
fn formattable() -> BTreeSet<String> {
    fn walk(folder: &Path, items: &mut Vec<Item>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, items);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let mut found = syn::parse_file(&fs::read_to_string(&path).unwrap()).unwrap().items;
                while let Some(item) = found.pop() {
                    match item {
                        Item::Mod(module) => found.extend(module.content.into_iter().flat_map(|(_, items)| items)),
                        item => items.push(item),
                    }
                }
            }
        }
    }
    let mut items = Vec::new();
    walk(&tests::workspace().join("juspay-session/src"), &mut items);
    let mut public = BTreeSet::new();
    let mut formatted = BTreeSet::new();
    for item in &items {
        let (name, attributes, visibility, is_bare) = match item {
            Item::Struct(item) => (&item.ident, &item.attrs, &item.vis, matches!(item.fields, Fields::Unit)),
            Item::Enum(item) => {
                let is_bare = item.variants.iter().all(|variant| matches!(variant.fields, Fields::Unit));
                (&item.ident, &item.attrs, &item.vis, is_bare)
            }
            Item::Impl(item) => {
                let Some((path, _)) = &item.trait_ else { continue };
                let syn::Type::Path(of) = &*item.self_ty else { continue };
                if ["Debug", "Display"].iter().any(|name| path.segments.last().is_some_and(|last| last.ident == *name))
                {
                    formatted.extend(of.path.segments.last().map(|last| last.ident.to_string()));
                }
                continue;
            }
            _ => continue,
        };
        if matches!(visibility, Visibility::Public(_)) && !is_bare {
            public.insert(name.to_string());
        }
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("derive")) {
            let derives =
                attribute.parse_args_with(syn::punctuated::Punctuated::<syn::Path, syn::Token![,]>::parse_terminated);
            if derives.unwrap().iter().any(|path| path.segments.last().is_some_and(|last| last.ident == "Debug")) {
                formatted.insert(name.to_string());
            }
        }
    }
    &public & &formatted
}

#[test]
fn every_type_shows_nothing_that_is_planted() {
    let mut formatted = Formatted::default();
    requests(&mut formatted);
    responses(&mut formatted);
    the_order_status(&mut formatted);
    the_client(&mut formatted);
    the_mock(&mut formatted);
    let all = formattable();
    assert!(all.contains("ErrorInfo") && all.contains("Violation"), "the sources are read: {all:?}");
    let missing: Vec<_> = all.iter().filter(|name| !formatted.0.contains(name.as_str())).collect();
    assert!(missing.is_empty(), "format these here as well, with something planted in them: {missing:?}");
}

fn requests(formatted: &mut Formatted) {
    let mandate = Mandate::new().frequency(Frequency::from("querymark"));
    formatted.debug(&mandate);
    let planted = draft::<v1::SessionRequestBuilder>()
        .first_name("firstmark")
        .last_name("firstmark ")
        .udf1("messagemark!")
        .udf10("messagemark")
        .mandate(mandate)
        .extra("basket", RawJson::from("querymark"));
    formatted.debug(&planted);
    let violations = planted.clone().build().unwrap_err();
    formatted.debug(&v1::rules::ORDER_ID_LENGTH);
    formatted.error(&"querymark".parse::<Rule>().unwrap_err());
    assert!(violations.len() > 2, "{violations}");
    formatted.error(&violations);
    for violation in &violations {
        formatted.all(violation);
        formatted.all(violation.problem());
    }
    let unchecked = planted.build_unchecked();
    formatted.debug(&unchecked);
    clean_error("an unchecked request", &serde_json::to_string(&unchecked).unwrap_err());
    for value in [NUMBER, "[\"querymark\"]", "{\"querymark\": 1}", "\"querymark\"", "\"\\ud800querymark\""] {
        let json =
            format!("{{\"amount\": {value}, \"mandate.start_date\": {value}, \"mandate.block_funds\": {value}}}");
        let planted = default::SessionRequestBuilder::from_json(json.as_bytes()).unwrap();
        formatted.debug(&planted);
        let violations = planted.check();
        let faults = violations.iter().filter_map(|violation| match violation.problem() {
            Problem::Type(fault) => Some(fault),
            _ => None,
        });
        assert!(faults.clone().count() == 3, "{violations}");
        faults.for_each(|fault| formatted.all(fault));
        clean_error("a stored request", &serde_json::from_str::<v1::SessionRequest>(&json).unwrap_err());
        clean_error("a stored mandate", &serde_json::from_str::<Mandate>(&json).unwrap_err());
    }
    for json in ["\"querymark\"", "[\"querymark\"]", "{\"querymark\": 1}"] {
        clean_error("a stored amount", &serde_json::from_str::<Amount>(json).unwrap_err());
        clean_error("a stored time", &serde_json::from_str::<EpochSeconds>(json).unwrap_err());
        clean_error("a stored name", &serde_json::from_str::<ApiVersion>(json).unwrap_err());
    }
    formatted.error(&"querymark".parse::<ApiVersion>().unwrap_err());
    for text in ["querymark", "\"querymark", "{\"a\": querymark}", "{\"a\": \"querymark\" querymark"] {
        formatted.error(&v1::SessionRequestBuilder::from_json(text.as_bytes()).unwrap_err());
    }
    formatted.debug(&RawJson::from("querymark"));
    // `Display` of an enum is its text.
    let action = Action::from("querymark");
    formatted.debug(&action);
    let Action::Other(unknown) = action else { panic!("{action:?} is not listed") };
    formatted.debug(&unknown);
    formatted.debug(&AmountRule::from("querymark"));
    formatted.debug(&CreateMandate::from("querymark"));
    formatted.debug(&Frequency::from("querymark"));
    formatted.debug(&OrderStatus::from("querymark"));
    for text in [format!("{NUMBER}x"), format!("{NUMBER}.123"), "9".repeat(40) + NUMBER, format!(" {NUMBER}")] {
        if let Err(error) = text.parse::<Amount>() {
            formatted.error(&error);
        }
        if let Err(error) = text.parse::<EpochSeconds>() {
            formatted.error(&error);
        }
    }
    for text in ["emailmark", "emailmark@", "@emailmark"] {
        formatted.error(&rules::email(text).unwrap_err());
    }
    for text in ["querymark", "http://querymark", "https://query mark"] {
        formatted.error(&rules::https_url(text).unwrap_err());
    }
    formatted.error(&rules::url_without_query("https://example.com/?querymark").unwrap_err());
    formatted.error(&rules::length("querymark", ..3).unwrap_err());
    let allowed = rules::Charset::new("a-c");
    formatted.debug(&allowed);
    formatted.error(&rules::charset("querymark", &allowed).unwrap_err());
    formatted.error(&rules::header_value("querymark ").unwrap_err());
    formatted.error(&rules::one_of("querymark", &["a"]).unwrap_err());
    formatted.error(&rules::range(NUMBER.parse().unwrap(), 0..=1).unwrap_err());
    // Both are public wherever they stand.
    formatted.all(&Amount::from_minor(1));
    formatted.all(&EpochSeconds::from_secs(1));
}

fn responses(formatted: &mut Formatted) {
    let planted = session(ORDER).replace(
        "\"clientAuthToken\"",
        r#""customerId":"customermark","customerEmail":"emailmark@example.com","x":"tokenmark","clientAuthToken""#,
    );
    let response = v1::SessionResponse::from_json(planted.as_bytes()).unwrap();
    formatted.debug(&response);
    formatted.debug(response.payment_links().unwrap());
    let payload = response.sdk_payload().unwrap();
    formatted.debug(payload);
    formatted.debug(payload.payload().unwrap());

    let error = r#"{"status":"x","error_message":"messagemark","x":"tokenmark","error_info":
        {"user_message":"messagemark","x":"tokenmark","fields":[{"field_name":"f","reason":"messagemark"}]}}"#;
    let response = ErrorResponse::read(400, error.as_bytes());
    formatted.debug(&response);
    formatted.debug(response.body());
    let info = response.body().error_info().unwrap();
    formatted.debug(info);
    formatted.debug(&info.fields()[0]);
    formatted.debug(&response.status());
}

fn the_order_status(formatted: &mut Formatted) {
    let body = r#"{"customer_id":"customermark","customer_email":"emailmark@example.com","amount":1.10,"udf1":"messagemark",
        "id":"https://x.example/querymark","payment_links":{"web":"https://x.example/tokenmark"},
        "txn_detail":{"error_message":"messagemark"},"payment_gateway_response":{"resp_message":"messagemark"},
        "card":{"name_on_card":"customermark"},"upi":{"payer_vpa":"customermark@example"},
        "mandate":{"mandate_token":"tokenmark"},"refunds":[{"error_message":"messagemark","status":"querymark"}]}"#;
    let order = OrderStatusResponse::from_json(body.as_bytes()).unwrap();
    formatted.debug(&order);
    formatted.debug(order.amount().unwrap());
    formatted.debug(order.payment_links().unwrap());
    formatted.debug(order.txn_detail().unwrap());
    formatted.debug(order.payment_gateway_response().unwrap());
    formatted.debug(order.card().unwrap());
    formatted.debug(order.upi().unwrap());
    formatted.debug(order.mandate().unwrap());
    formatted.debug(&order.refunds()[0]);
    formatted.debug(order.refunds()[0].status().unwrap());
    formatted.debug(&Lookup::Found(order.clone()));
    formatted.debug(&Resolution::Exists(Box::new(order)));
    let status = OrderStatusRequest::new("order-1", "routingmark");
    formatted.debug(&status);
    for header in OrderStatusRequest::HEADERS {
        formatted.debug(header);
        formatted.debug(&header.source);
    }
    let client = Client::builder().merchant_id("merchant").api_key(KEY).base_url("http://127.0.0.1:1").build().unwrap();
    let request = request();
    formatted.debug(&client.read(status.clone()).header("x-own", "headermark"));
    formatted.debug(&client.resolve(&request).routing_id("routingmark"));
    formatted.error(&tests::sample::run(client.read(status.clone()).retry(RetryPolicy::none())).unwrap_err());
    let client = blocking::Client::new(client).unwrap();
    formatted.debug(&client.read(status).header("x-own", "headermark"));
    formatted.debug(&client.resolve(&request).routing_id("routingmark"));
}

fn the_client(formatted: &mut Formatted) {
    let settings =
        |url: &str| Client::builder().merchant_id("merchant").api_key(KEY).base_url(url).header("x-own", "headermark");
    formatted.debug(&settings("https://api.example.com"));
    formatted.debug(&RetryPolicy::new(2));
    let wrong = [
        settings("querymark"),
        settings("https://user:querymark@example.com"),
        settings("http://querymark.example.com"),
        settings("https://api.example.com").header("x-own", "headermark\n"),
        settings("https://api.example.com").header("authorization", "tokenmark"),
        settings("https://api.example.com").user_agent_suffix("headermark\n"),
        settings("https://api.example.com").connect_timeout(Duration::ZERO),
    ];
    let keys = ["KEYMARK0123:", " KEYMARK0123", "Basic KEYMARK0123", "S0VZTUFSSzAxMjM6"];
    for wrong in wrong.into_iter().chain(keys.map(|key| settings("https://api.example.com").api_key(key))) {
        formatted.error(&wrong.build().unwrap_err());
    }

    let next = std::sync::atomic::AtomicUsize::new(0);
    let answers =
        [answer(200, &[], session(ORDER)), answer(401, &[("X-Own", "tokenmark")], "\"tokenmark\""), Vec::new()];
    let server = Server::start(move |connection| {
        while connection.request().is_some() {
            let bytes = &answers[next.fetch_add(1, std::sync::atomic::Ordering::SeqCst) % answers.len()];
            if !connection.send(bytes) || bytes.is_empty() {
                return;
            }
        }
    });
    let client = settings(&server.url()).build().unwrap();
    formatted.debug(&client);
    let request_of_a_call = request();
    let call = client.create_session(&request_of_a_call).routing_id("routingmark").header("x-own", "headermark");
    formatted.debug(&call);
    let raw = || client.request(juspay_session::reqwest::Method::GET, "/querymark").header("x-own", "headermark");
    formatted.debug(&raw());
    formatted.debug(&tests::sample::run(raw()).unwrap());
    tests::sample::run(raw()).unwrap();
    tests::sample::run(raw()).unwrap_err();
    let client = blocking::Client::new(client).unwrap();
    formatted.debug(&client);
    formatted.debug(&client.create_session(&request_of_a_call).routing_id("routingmark").header("x-own", "headermark"));
    formatted.debug(&client.request(juspay_session::reqwest::Method::GET, "/querymark").header("x-own", "headermark"));
    formatted.debug(&client.create_session(&request()).send().unwrap());
    for _ in 0..2 {
        formatted.error(&client.create_session(&request()).send().unwrap_err());
    }
}

fn the_mock(formatted: &mut Formatted) {
    formatted.debug(&Mock::builder());
    let mock = Mock::builder().keep_bodies(true).start().unwrap();
    formatted.debug(&mock);
    let (sender, heads) = std::sync::mpsc::channel();
    mock.plan(move |head| {
        sender.send(head.clone()).unwrap();
        None
    });
    let client = Client::builder()
        .merchant_id("merchant")
        .api_key(KEY)
        .base_url(mock.base_url())
        .header("x-own", "headermark")
        .build();
    let client = blocking::Client::new(client.unwrap()).unwrap();
    client.create_session(&request()).routing_id("routingmark").send().unwrap();
    let head = heads.recv().unwrap();
    formatted.debug(&head);
    formatted.debug(head.headers());
    let ledger = mock.ledger();
    formatted.debug(&ledger);
    formatted.debug(&ledger.requests()[0]);
    formatted.debug(&ledger.orders()[0]);
    // What a test asks for is shown to it, but for a body.
    formatted.debug(&Fault::Body(b"tokenmark".to_vec()));
    formatted.debug(&Injection::from(Fault::Body(b"tokenmark".to_vec())));
    formatted.error(&"no-fault".parse::<Injection>().unwrap_err());
    formatted.debug(&Late::Calls(1));
    formatted.error(&"querymark".parse::<Late>().unwrap_err());
}

#[test]
fn a_type_is_found_by_its_source() {
    let all = formattable();
    for name in ["Client", "Error", "SessionResponse", "Fault", "BuildError", "RawJson", "Action"] {
        assert!(all.contains(name), "{name} is in {all:?}");
    }
    // A type without a field, and two that are private.
    for name in ["Effect", "Extra", "Lazy"] {
        assert!(!all.contains(name), "{name} is not in {all:?}");
    }
}
