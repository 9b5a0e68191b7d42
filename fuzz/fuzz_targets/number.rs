//! Any text as an amount.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| sweetspot::import::fuzzing::amount(text));
