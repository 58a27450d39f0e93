//! `cargo xtask validate`: exit codes, both outputs, and invalid input.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use fastrand::Rng;
use serde_json::Value;

/// A time that the bodies are sent at, unless they say another: noon of a day.
const NOW: u64 = 20_000 * DAY + DAY / 2;
const DAY: u64 = 24 * 60 * 60;

const VALID: &str = r#"{"order_id":"order-1","amount":"1.00","customer_id":"customer-1","customer_email":"a@b.c","customer_phone":"9999999999","payment_page_client_id":"merchant","action":"paymentPage","return_url":"https://shop.merchant.com"}"#;

/// A valid body, with other keys at its end.
fn valid_with(keys: &str) -> String {
    format!("{},{keys}}}", VALID.strip_suffix('}').expect("it is an object"))
}

/// A valid body, with another text for one of its values.
fn but(old: &str, new: &str) -> String {
    assert!(VALID.contains(old), "{old}");
    VALID.replace(old, new)
}

struct Outcome {
    code: i32,
    stdout: String,
    stderr: String,
}

/// The program behind the command, without the check that it is built before each run.
static PROGRAM: LazyLock<PathBuf> = LazyLock::new(|| tests::program::built("xtask-session", "session"));

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(&*PROGRAM);
    command.arg("validate").args(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs the command as the command line has it.
#[track_caller]
fn run_as(arguments: &[&str], input: &[u8]) -> Outcome {
    let mut command = command(arguments);
    let start = Instant::now();
    let mut child = command.spawn().expect("the command can be run");
    // A command line that is refused is refused before the input is read.
    let _ = child.stdin.take().expect("it has an input").write_all(input);
    let output = child.wait_with_output().expect("the command ends");
    let time = start.elapsed();
    let text = |bytes| String::from_utf8(bytes).expect("the command writes UTF-8");
    let (stdout, stderr) = (text(output.stdout), text(output.stderr));
    assert!(!stderr.contains("panicked"), "{stderr}");
    assert!(time < Duration::from_secs(120), "it took {time:?}");
    Outcome { code: output.status.code().expect("it ends by itself"), stdout, stderr }
}

/// Runs the command for a version and a time.
#[track_caller]
fn run(arguments: &[&str], input: impl AsRef<[u8]>) -> Outcome {
    let now = NOW.to_string();
    run_as(&[&["--api-version", "default", "--now", &now], arguments].concat(), input.as_ref())
}

#[test]
fn the_exit_code_is_the_verdict() {
    #[track_caller]
    fn check(body: &str, code: i32, stdout: &str) {
        let outcome = run(&["--json"], body);
        assert_eq!((outcome.code, outcome.stdout.as_str(), outcome.stderr.as_str()), (code, stdout, ""));
    }
    check(VALID, 0, "{\"valid\":true,\"violations\":[],\"line\":1}\n");
    check(
        &but(r#""order-1""#, "7"),
        1,
        "{\"valid\":false,\"violations\":[{\"field\":\"order_id\",\"rule\":\"type\",\"place\":\"basic/order_id/type\",\
         \"level\":\"must\",\"limit\":\"a string\",\"condition\":null,\
         \"message\":\"expected a string, found a number; put it in quotes\",\"suggestion\":null}],\"line\":1}\n",
    );
    check(
        &but(r#""amount":"1.00","customer_id":"customer-1","#, ""),
        1,
        "{\"valid\":false,\"violations\":[\
         {\"field\":\"amount\",\"rule\":\"required\",\"place\":\"basic/amount/required\",\"level\":\"must\",\
         \"limit\":null,\"condition\":\"action is paymentPage\",\
         \"message\":\"missing because action is paymentPage; add it\",\"suggestion\":null},\
         {\"field\":\"customer_id\",\"rule\":\"presence\",\"place\":\"basic/customer_id/presence\",\"level\":\"must\",\
         \"limit\":null,\"condition\":null,\"message\":\"missing; add it\",\"suggestion\":null}],\"line\":1}\n",
    );
}

#[test]
fn advice_is_not_a_finding() {
    let advised = but("9999999999", "99");
    let outcome = run(&["--json"], &advised);
    assert_eq!(outcome.code, 0);
    let verdict: Value = serde_json::from_str(&outcome.stdout).expect("the output is JSON");
    assert_eq!(verdict["valid"], true);
    assert_eq!(verdict["violations"][0]["level"], "should");

    let outcome = run(&[], &advised);
    assert_eq!(outcome.code, 0);
    assert!(outcome.stdout.starts_with("valid\n  should: customer_phone: "), "{}", outcome.stdout);
}

#[test]
fn every_violation_of_a_body_is_reported_at_once() {
    let body = r#"{"order_id":"","amount":"1.234","customer_id":null,"customer_email":"@","action":"pay","options.create_mandate":"MAYBE","mandate.start_date":"tomorrow","mandate.end_date":1,"udf1":"!"}"#;
    let outcome = run(&["--json"], body);
    assert_eq!(outcome.code, 1);
    let verdict: Value = serde_json::from_str(&outcome.stdout).expect("the output is JSON");
    let violations = verdict["violations"].as_array().expect("they are a list");
    let found: Vec<String> = violations
        .iter()
        .map(|violation| ["field", "rule", "level"].map(|key| violation[key].as_str().expect("a text")).join(" "))
        .collect();
    assert_eq!(
        found,
        [
            "order_id length must",
            "amount type must",
            "customer_id type must",
            "customer_email email must",
            "customer_phone required should",
            "payment_page_client_id presence must",
            "action known must",
            "options.create_mandate known must",
            "mandate.max_amount required must",
            "mandate.start_date type must",
            "mandate.end_date type must",
            "udf1 charset must",
        ]
    );
}

#[test]
fn the_text_names_the_place_in_the_model() {
    let outcome = run(&[], but(r#""order-1""#, "7"));
    let expected =
        "invalid\n  must: order_id: expected a string, found a number; put it in quotes (basic/order_id/type)\n";
    assert_eq!((outcome.code, outcome.stdout.as_str()), (1, expected));
    let lines = format!("{VALID}\n\n{}\n", but(r#""order-1""#, "7"));
    let expected = "line 1: valid\nline 3: invalid\n  must: order_id: expected a string, found a number; put it in quotes (basic/order_id/type)\n";
    assert_eq!(run(&[], lines).stdout, expected);
}

#[test]
fn what_the_model_does_not_know_passes() {
    for keys in [
        r#""metadata.PAYU:key":"value""#,
        r#""payment_filter":{"allowDefaultOptions":true,"options":[{"a":[[],{}],"b":null}]}"#,
        r#""x":1e99999,"y":-0.0,"z":123456789012345678901234567890123456789012345678901234567890"#,
        r#""\u0000":"\ud800","x":{"\u0000":"\udc00"}"#,
    ] {
        let outcome = run(&["--json"], valid_with(keys));
        assert_eq!(
            (outcome.code, outcome.stdout.as_str()),
            (0, "{\"valid\":true,\"violations\":[],\"line\":1}\n"),
            "{keys}"
        );
    }
    let keys = r#""order_ID":7,"Amount":null,"":"","mandate":{"max_amount":{}},"options.get_upi_deep_links":7"#;
    let outcome = run(&[], valid_with(keys));
    let expected = "valid\n  should: order_ID: unknown key; did you mean order_id? (extra/near_miss)\n  \
                    should: Amount: unknown key; did you mean amount? (extra/near_miss)\n  \
                    should: mandate: unknown key with an object; write flat keys, such as mandate.max_amount (extra/near_miss)\n  \
                    should: options.get_upi_deep_links: not a key of this version; use the version v1, or leave it out \
                    (extra/near_miss)\n";
    assert_eq!((outcome.code, outcome.stdout.as_str()), (0, expected));
    let nines = valid_with(&format!(r#""x":{}"#, "9".repeat(1_000_000)));
    assert_eq!(run(&[], nines).code, 0);
    let nested = valid_with(&format!(r#""x":{}{}"#, "[".repeat(100), "]".repeat(100)));
    assert_eq!(run(&[], nested).code, 0);
}

#[test]
fn a_key_in_other_words_is_the_same_key() {
    let escaped = VALID.replace("order_id", r"\u006frder\u005fid");
    assert_eq!(run(&[], escaped).code, 0);
}

/// Every body of JSON Lines is judged, whatever the others are.
#[test]
fn json_lines_are_judged_one_by_one() {
    let invalid = r#"{"order_id":7}"#;
    #[track_caller]
    fn check(input: impl AsRef<[u8]>, code: i32, verdicts: &[bool], error_lines: &[usize]) {
        let outcome = run(&["--json"], input);
        let found: Vec<bool> =
            outcome.stdout.lines().map(|line| line.starts_with(r#"{"valid":true,"violations":["#)).collect();
        assert_eq!((outcome.code, found.as_slice()), (code, verdicts), "{}", outcome.stderr);
        let places = outcome.stderr.lines().map(|line| line.strip_prefix("error: standard input:").unwrap_or(line));
        let lines: Vec<&str> = places.filter_map(|place| place.split(':').next()).collect();
        assert_eq!(lines, error_lines.iter().map(ToString::to_string).collect::<Vec<_>>(), "{}", outcome.stderr);
    }
    check(format!("{VALID}\n{VALID}\n"), 0, &[true, true], &[]);
    check(format!("{VALID}\n{invalid}\n{VALID}"), 1, &[true, false, true], &[]);
    check(format!("\n\n{VALID}\n \t\n{invalid}\n\n"), 1, &[true, false], &[]);
    check(format!("{VALID}\r\n{VALID}\r\n"), 0, &[true, true], &[]);
    check(format!("{VALID}\r\n\r\n{{\"a\":\r\n{invalid}\r\n"), 2, &[true, false], &[3]);
    check(format!("{{\"a\":\n{VALID}\n"), 2, &[true], &[1]);
    check(format!("no JSON\n{VALID}\n[]\n\"\"\n7\nnull\n{invalid}"), 2, &[true, false], &[1, 3, 4, 5, 6]);
    check(format!("{VALID}\n{{\"a\":1,\"a\":2}}\n{{\"a\":{{\"b\":1,\"\\u0062\":2}}}}\n"), 2, &[true], &[2, 3]);
    check(format!("{VALID}\n{VALID} {VALID}\n{VALID},\n"), 2, &[true], &[2, 3]);
    check([VALID.as_bytes(), b"\n{\"a\":\"\xff\"}\n\0\n", VALID.as_bytes()].concat(), 2, &[true, true], &[2, 3]);
    check(format!("{}\n{VALID}\n", "[".repeat(10_000_000)), 2, &[true], &[1]);
    check(format!("nope\n  {VALID}\n"), 2, &[true], &[1]);
    check(format!(" {VALID}\n {VALID}\nnope\n"), 2, &[true, true], &[3]);
    // Laid out over lines, it is one body.
    check(VALID.replace(',', ",\n"), 0, &[true], &[]);
    check(valid_with("\n\"x\": [\n{\"a\": 1}\n]"), 0, &[true], &[]);
    check("{\"metadata\": [\n{}\n],,\n\"order_id\": \"a\"}", 2, &[], &[3]);
}

#[test]
fn lines_at_random_are_all_judged() {
    let mut rng = Rng::with_seed(4);
    let mut input = VALID.as_bytes().to_vec();
    for _ in 0..5_000 {
        let mut line = VALID.as_bytes().to_vec();
        for _ in 0..rng.usize(1..4) {
            let place = rng.usize(..line.len());
            match rng.u8(..4) {
                0 => drop(line.remove(place)),
                1 => line.insert(place, *rng.choice(b"\"{}[],:\\\0\xff 0e\x1f").expect("there is one")),
                2 => line[place] = rng.u8(..),
                _ => line.truncate(place + 1),
            }
        }
        line.retain(|byte| *byte != b'\n');
        input.push(b'\n');
        input.extend(line);
    }
    let bodies = input.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty()).count();
    let outcome = run(&["--json"], input);
    assert_eq!(outcome.code, 2);
    assert_eq!(outcome.stdout.lines().count() + outcome.stderr.lines().count(), bodies);
    for line in outcome.stdout.lines() {
        serde_json::from_str::<Value>(line).expect("each line is JSON");
    }
}

#[test]
fn input_that_is_not_a_body_is_refused_with_its_place() {
    #[track_caller]
    fn check(input: impl AsRef<[u8]>, place: &str, message: &str) {
        for arguments in [&["--json"][..], &[]] {
            let outcome = run(arguments, &input);
            let expected = format!("error: standard input:{place}: ");
            assert_eq!((outcome.code, outcome.stdout.as_str()), (2, ""), "{}", outcome.stderr);
            assert!(outcome.stderr.starts_with(&expected), "{expected} is not in {}", outcome.stderr);
            assert!(outcome.stderr.contains(message), "{message} is not in {}", outcome.stderr);
            assert_eq!(outcome.stderr.lines().count(), 1, "{}", outcome.stderr);
        }
    }
    check("", "1:1", "the text is empty");
    check(" \n\t\r\n ", "1:1", "the text is empty");
    // The messages of serde_json.
    check("order_id=1", "1:1", "");
    check("<html>\n</html>", "1:1", "");
    check("{", "1:1", "");
    check("{\"a\":1,}", "1:8", "");
    check("{'a':1}", "1:2", "");
    check("{\"a\":NaN}", "1:6", "");
    check("{\"a\":01}", "1:7", "");
    check("{\"a\":1} x", "1:9", "");
    check("{\"a\":1}{\"a\":2}", "1:8", "");
    check("{\"a\":\"\n\"}", "1:6", "");
    check("{\"a\tb\":1}", "1:3", "");
    // Laid out over several lines, with an object on a line of its own.
    check("{\n  \"a\": 1,\n  \"b\": x,\n  \"c\": 2\n}\n", "3:8", "");
    check("{\n  \"a\": [\n    {\"b\": 1}\n  ],\n  \"c\": x\n}\n", "5:8", "");
    check("{\r\n  \"a\": 1,\r\n  \"b\": x\r\n}\r\n", "3:8", "");

    check("[]", "1:1", "a list, not an object");
    check(format!("[{VALID}]"), "1:1", "a list, not an object");
    check("\n\n \"text\"", "3:2", "a string, not an object");
    check("7", "1:1", "a number, not an object");
    check("true", "1:1", "a boolean, not an object");
    check("null", "1:1", "null, not an object");

    // The place is that of the second value.
    let duplicate = "duplicate key \"a\"";
    check(r#"{"a":1,"b":2,"a":1}"#, "1:18", duplicate);
    check(r#"{"a":1,"\u0061":2}"#, "1:17", duplicate);
    check(r#"{"x":[{"y":{"a":1,"\u0061":2}}]}"#, "1:28", duplicate);
    check("{\n\"b\":{\n\"a\":1,\n \"a\":2\n}\n}", "4:6", duplicate);
    let no_unicode = "the key of this value is not Unicode";
    check(valid_with(r#""\ud800":1"#), &format!("1:{}", VALID.len() + 10), no_unicode);
    check(r#"{"x":[{"\udc00":1}]}"#, "1:17", no_unicode);

    check([0, 1, 2, 0xff, 0xfe, b'\n', 0x80, b'{'], "1:1", "");
    check([0; 100_000], "1:1", "");
    check((0..=255).cycle().take(100_000).collect::<Vec<u8>>(), "1:1", "");
    check(b"{\"a\":\"\xff\"}", "1:7", "not UTF-8");
    check(b"{\"a\":1}\xff", "1:8", "not UTF-8");
    check(b"{\"a\":x\xff}", "1:6", "");
    check(format!("\u{feff}{VALID}"), "1:1", "unexpected byte order mark");
    check(VALID.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(), "1:2", "");
}

#[test]
fn input_without_end_is_refused_in_time() {
    #[track_caller]
    fn check(input: &str) {
        let outcome = run(&["--json"], input);
        assert_eq!((outcome.code, outcome.stdout.as_str()), (2, ""));
        assert!(outcome.stderr.starts_with("error: standard input:1:"), "{}", outcome.stderr);
        assert!(outcome.stderr.len() < 200, "the message is {} bytes long", outcome.stderr.len());
    }
    const MANY: usize = 10_000_000;
    check(&"[".repeat(MANY));
    check(&"{".repeat(MANY));
    check(&"{\"a\":".repeat(1_000_000));
    check(&format!("{{\"a\":{}", "[".repeat(MANY)));
    check(&format!("{{\"a\":{}{}}}", "[".repeat(MANY / 2), "]".repeat(MANY / 2)));
    check(&format!("{}1{}", "{\"a\":".repeat(1_000_000), "}".repeat(1_000_000)));
    check(&format!("{}{}", "[".repeat(MANY / 2), "]".repeat(MANY / 2)));
    check(&format!("{{\"{}", "a".repeat(MANY)));
    check(&format!("{{\"{0}\":1,\"{0}\":2}}", "a".repeat(MANY / 2)));
    check(&format!("{{\"a\":{}", "9".repeat(MANY)));
}

#[test]
fn the_time_of_the_call_is_an_argument() {
    let start = NOW - NOW % DAY;
    for (now, code) in [(start - 1, 1), (start, 0), (start + DAY - 1, 0), (start + DAY, 1), (0, 1), (u64::MAX, 1)] {
        let body = valid_with(&format!(
            r#""options.create_mandate":"OPTIONAL","mandate.max_amount":"1","mandate.start_date":"{NOW}","mandate.end_date":"{}""#,
            NOW + 1
        ));
        let outcome = run_as(&["--api-version", "v1", "--now", &now.to_string()], body.as_bytes());
        assert_eq!(outcome.code, code, "{now}: {}", outcome.stdout);
    }
}

#[test]
fn versions_differ() {
    let body = valid_with(r#""currency":"rupees","options.get_upi_deep_links":"no""#);
    for (version, field) in [("default", "currency"), ("v1", "options.get_upi_deep_links")] {
        let outcome = run_as(&["--json", "--api-version", version], body.as_bytes());
        assert_eq!(outcome.code, 1);
        let verdict: Value = serde_json::from_str(&outcome.stdout).expect("the output is JSON");
        let violations = verdict["violations"].as_array().expect("they are a list");
        let mut musts = violations.iter().filter(|violation| violation["level"] == "must");
        assert!(musts.all(|violation| violation["field"] == field), "{version}: {}", outcome.stdout);
        assert!(violations.iter().any(|violation| violation["rule"] == "near_miss"), "{version}: {}", outcome.stdout);
    }
}

#[test]
fn the_input_is_a_file_or_standard_input() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("validate-command");
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    let write = |name: &str, text: &str| {
        let path = folder.join(name);
        std::fs::write(&path, text).expect("the file can be written");
        path.into_os_string().into_string().expect("the path is UTF-8")
    };
    let (good, bad, broken) = (write("good", VALID), write("bad", "{}"), write("broken", "\n{\"a\""));
    assert_eq!(run(&[&good], "").code, 0);
    assert_eq!(run(&[&bad], "").code, 1);
    assert_eq!(run(&["--", &bad], VALID).code, 1);
    assert_eq!(run(&["-"], VALID).code, 0);
    assert_eq!(run(&[], VALID).code, 0);
    for (file, message) in [(broken.as_str(), ":2:4: "), ("no such file", ": "), (env!("CARGO_TARGET_TMPDIR"), ": ")] {
        let outcome = run(&[file], VALID);
        assert_eq!((outcome.code, outcome.stdout.as_str()), (2, ""));
        assert!(outcome.stderr.starts_with(&format!("error: {file}{message}")), "{}", outcome.stderr);
    }
}

#[test]
fn a_waived_rule_is_advice() {
    let body = but("order-1", &"o".repeat(300));
    assert_eq!(run(&[], &body).code, 1);
    let outcome = run(&["--waive", "basic/order_id/length"], &body);
    assert_eq!(outcome.code, 0, "{}", outcome.stdout);
    assert!(outcome.stdout.contains("should: order_id: "), "{}", outcome.stdout);
    assert_eq!(run(&["--waive", "basic/order_id/charset", "--waive", "basic/amount/type"], &body).code, 1);
}

#[test]
fn a_command_line_that_is_wrong_is_refused_with_a_hint() {
    for (arguments, message) in [
        (&[][..], "`validate` needs `--api-version`"),
        (&["--json"], "`validate` needs `--api-version`"),
        (&["--api-version"], "--api-version"),
        (&["--operation", "pay", "--api-version", "v1"], "no operation `pay` with a request body; known: session"),
        (&["--api-version", "v2"], "unknown version `v2`; known: default, v1"),
        (&["--api-version", "V1"], "unknown version `V1`; known: default, v1"),
        (&["--api-version", "v1", "--now", "today"], "`--now today` is no time"),
        (&["--api-version", "v1", "--now", "-1"], "`--now -1` is no time"),
        (&["--api-version", "v1", "--jsn"], "--jsn"),
        (&["--api-version", "v1", "-", "-"], "\"-\""),
        (&["--api-version", "v1", "--waive", "basic/order_id"], "`--waive basic/order_id`: unknown rule"),
    ] {
        let outcome = run_as(arguments, VALID.as_bytes());
        assert_eq!((outcome.code, outcome.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(outcome.stderr.starts_with("error: "), "{}", outcome.stderr);
        assert!(outcome.stderr.contains(message), "{message} is not in {}", outcome.stderr);
        assert!(outcome.stderr.contains("cargo xtask help"), "{}", outcome.stderr);
    }
}

#[test]
fn a_reader_that_goes_away_does_not_change_the_verdict() {
    let mut child = command(&["--api-version", "v1", "--json"]).spawn().expect("the command can be run");
    drop(child.stdout.take());
    let input = format!("{}{{}}", format!("{VALID}\n").repeat(10_000));
    child.stdin.take().expect("it has an input").write_all(input.as_bytes()).expect("it reads its input");
    let output = child.wait_with_output().expect("the command ends");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(1));
}
