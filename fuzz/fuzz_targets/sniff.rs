//! Any bytes are of some kind, or of none.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| sweetspot::import::fuzzing::sniff(bytes));
