#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| tests::fuzz::draft_from_json::body(data));
