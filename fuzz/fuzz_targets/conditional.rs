#![no_main]

#[expect(dead_code, reason = "one function a target")]
#[path = "../../tests/fuzz/mod.rs"]
mod fuzz;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let _outcome = fuzz::conditional::run(data);
});
