//! Writes the sample workbooks: `cargo run --example make_sample` gives `assets/sample.xlsx` and
//! `assets/worked-example.xlsx`, the same bytes every time.

use std::path::Path;

#[path = "sample/companies.rs"]
mod companies;
#[path = "sample/firms.rs"]
mod firms;
#[path = "sample/sheet.rs"]
mod sheet;
#[path = "sample/story.rs"]
mod story;
#[path = "sample/worked.rs"]
mod worked;

fn main() -> anyhow::Result<()> {
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
    std::fs::write(
        assets.join("sample.xlsx"),
        sheet::workbook(&story::table(), Some(("Companies", companies::write)))?,
    )?;
    std::fs::write(assets.join("worked-example.xlsx"), sheet::workbook(&worked::table(), None)?)?;
    Ok(())
}
