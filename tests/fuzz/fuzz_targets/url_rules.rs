#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| tests::fuzz::url_rules::body(data));
