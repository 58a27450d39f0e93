#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| tests::fuzz::response_decode::body(data));
