//! The arguments, as CONTRACT: names and meanings stay.

mod overlap;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use jiff::civil::Date;

use super::keys;
use crate::model::{BandBy, BandScheme, Criterion, CriterionWeights};

pub(super) use overlap::OverlapArguments;

/// Finds the clients you are made for: a revenue spreadsheet in, size bands, a verdict and an Excel report out.
#[derive(Debug, Parser)]
#[command(name = "sweetspot-cli", version, arg_required_else_help = true)]
pub(super) struct Arguments {
    /// The language of messages and reports; the system's when absent
    #[arg(long, global = true, value_parser = ["en", "nl", "pl"])]
    pub(super) lang: Option<String>,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Show what is understood of a file, and the proof that no amount went missing
    Import {
        #[command(flatten)]
        source: Source,
        /// More files: other quarters or pages of the same export, or a list of clients
        #[arg(value_name = "FILE")]
        more: Vec<PathBuf>,
        /// Write the layout and the roles as understood to this file, to be corrected and used with --recipe
        #[arg(long, value_name = "R.json")]
        save_recipe: Option<PathBuf>,
        /// Print JSON instead of text
        #[arg(long)]
        json: bool,
    },
    /// Print the cells as read, before any guess, as CSV
    Grid {
        /// The spreadsheet; `-` reads standard input
        file: PathBuf,
        /// The sheet; the first one with cells when absent
        #[arg(long, value_name = "NAME")]
        sheet: Option<String>,
    },
    /// Compute bands, verdict, doubt, concentration, tiers and the overlap of all dimensions
    #[command(visible_alias = "analyze")]
    Analyse {
        #[command(flatten)]
        source: Source,
        #[command(flatten)]
        people: PeopleArguments,
        #[command(flatten)]
        settings: SettingArguments,
        #[command(flatten)]
        overlap: OverlapArguments,
        /// Print JSON instead of text
        #[arg(long)]
        json: bool,
    },
    /// Write the Excel report
    Report {
        #[command(flatten)]
        source: Source,
        #[command(flatten)]
        people: PeopleArguments,
        #[command(flatten)]
        settings: SettingArguments,
        /// The workbook to write; an older one of that name is replaced when the new one is complete; `-` is standard
        /// output
        #[arg(short, long, value_name = "OUT.xlsx")]
        output: PathBuf,
        /// Replace the names of clients by "Client 1", "Client 2", …
        #[arg(long)]
        anonymise: bool,
    },
    /// Import a file and save it as a project, which the other commands take in the place of a file
    Project {
        #[command(flatten)]
        source: Source,
        #[command(flatten)]
        people: PeopleArguments,
        #[command(flatten)]
        settings: SettingArguments,
        /// The project to write; an older one of that name is replaced when the new one is complete
        #[arg(short, long, value_name = "OUT.sweetspot")]
        output: PathBuf,
    },
    /// Write an empty workbook to fill in, with drop-downs
    Template {
        /// The workbook to write; `-` is standard output
        #[arg(short, long, value_name = "OUT.xlsx")]
        output: PathBuf,
    },
}

/// Where the data comes from.
#[derive(Debug, Args)]
pub(super) struct Source {
    /// The spreadsheet or the project; `-` reads standard input
    pub(super) file: PathBuf,
    /// The sheet to read; the one with the table when absent
    #[arg(long, value_name = "NAME")]
    pub(super) sheet: Option<String>,
    /// Corrections of the guesses, as written by --save-recipe
    #[arg(long, value_name = "R.json")]
    pub(super) recipe: Option<PathBuf>,
}

/// Whom to call, and what people typed about them.
#[derive(Debug, Args)]
pub(super) struct PeopleArguments {
    /// A file with prospects and ex-clients: one row each, with the columns of a client
    #[arg(value_name = "PROSPECTS")]
    pub(super) prospects: Option<PathBuf>,
    /// What is typed on the screens: pin, profiles, weights, rules, segments, messages, goal
    #[arg(long, value_name = "P.json")]
    pub(super) people: Option<PathBuf>,
}

impl PeopleArguments {
    /// The files that are read.
    pub(super) fn files(&self) -> Vec<PathBuf> {
        self.prospects.iter().chain(&self.people).cloned().collect()
    }
}

/// The settings of the analysis; what is absent is as the project has it, or keeps its default.
#[derive(Debug, Args)]
pub(super) struct SettingArguments {
    /// The last day of the twelve months, as 2026-10-31
    #[arg(long, value_name = "DATE")]
    pub(super) asof: Option<Date>,
    /// The upper edges of the size bands, rising; the last band is open
    #[arg(long, value_name = "25,100,…", value_parser = bands)]
    pub(super) bands: Option<BandScheme>,
    /// An offering counts as bought above this revenue
    #[arg(long, value_name = "T", value_parser = threshold, allow_negative_numbers = true)]
    pub(super) threshold: Option<f64>,
    /// A client counts as broad from this many offerings, at least 1; what a quarter of the clients reach when absent,
    /// and at most half of the offerings
    #[arg(long, value_name = "K", value_parser = broad_from, allow_negative_numbers = true)]
    pub(super) broad_from: Option<usize>,
    /// What counts in the verdict: `broad_clients=1,average_per_client=2` (criteria not named weigh nothing), or six
    /// numbers in the order broad_clients, average_per_client, breadth, pairs, share, revenue_per_user
    #[arg(long, value_name = "WEIGHTS", value_parser = weights)]
    pub(super) weights: Option<CriterionWeights>,
}

/// The highest weight: far above what anyone weighs by, and far below where their sum loses digits.
const MOST: f64 = 1e12;

fn bands(edges: &str) -> Result<BandScheme, String> {
    let edges: Result<Vec<f64>, _> = edges.split(',').map(number).collect();
    BandScheme::new(BandBy::Users, edges?).map_err(|error| error.to_string())
}

fn threshold(value: &str) -> Result<f64, String> {
    match number(value)? {
        threshold if threshold < 0.0 => Err(format!("\"{value}\" is below zero; what is bought is paid for")),
        threshold => Ok(threshold),
    }
}

fn broad_from(value: &str) -> Result<usize, String> {
    match value.trim().parse::<usize>() {
        Ok(0) => Err("from 0 offerings on everyone is broad; give 1 or more".to_owned()),
        Ok(breadth) => Ok(breadth),
        Err(_) => Err(format!("\"{value}\" is not a whole number")),
    }
}

fn weights(value: &str) -> Result<CriterionWeights, String> {
    let parts: Vec<&str> = value.split(',').collect();
    let weights = if value.contains('=') { named_weights(&parts)? } else { listed_weights(&parts)? };
    if weights.0.iter().all(|weight| *weight <= 0.0) {
        return Err("at least one weight must be above zero".to_owned());
    }
    Ok(weights)
}

fn named_weights(parts: &[&str]) -> Result<CriterionWeights, String> {
    let mut weights = CriterionWeights([0.0; 6]);
    let mut given = Vec::new();
    for part in parts {
        let (name, value) = part.split_once('=').ok_or_else(|| format!("\"{part}\" is not NAME=WEIGHT"))?;
        let criterion = Criterion::ALL.into_iter().find(|criterion| keys::criterion(*criterion) == name.trim());
        let criterion = criterion.ok_or_else(|| {
            format!("\"{name}\" is no criterion; they are {}", Criterion::ALL.map(keys::criterion).join(", "))
        })?;
        if given.contains(&criterion) {
            return Err(format!("\"{}\" is given twice", name.trim()));
        }
        given.push(criterion);
        weights.set(criterion, weight(value)?);
    }
    Ok(weights)
}

fn listed_weights(parts: &[&str]) -> Result<CriterionWeights, String> {
    let values = parts.iter().map(|part| weight(part)).collect::<Result<Vec<_>, _>>()?;
    let count = values.len();
    values.try_into().map(CriterionWeights).map_err(|_| format!("{count} numbers instead of six"))
}

fn weight(value: &str) -> Result<f64, String> {
    match number(value)? {
        weight if weight < 0.0 => Err(format!("\"{value}\" is below zero")),
        weight if weight > MOST => Err(format!("\"{value}\" is above 1e12, the highest weight")),
        weight => Ok(weight),
    }
}

fn number(value: &str) -> Result<f64, String> {
    let number = value.trim().parse::<f64>().ok().filter(|number| number.is_finite());
    number.ok_or_else(|| format!("\"{value}\" is not a number"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_fit_together() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn weights_are_named_or_six() {
        let cases = [
            ("1,1,0,0,0,0", Ok([1.0, 1.0, 0.0, 0.0, 0.0, 0.0])),
            ("broad_clients=1,average_per_client=2", Ok([1.0, 2.0, 0.0, 0.0, 0.0, 0.0])),
            (" revenue_per_user = 0.5", Ok([0.0, 0.0, 0.0, 0.0, 0.0, 0.5])),
            ("1,2", Err("2 numbers instead of six")),
            ("0,0,0,0,0,0", Err("at least one weight must be above zero")),
            ("breadth=-1", Err("\"-1\" is below zero")),
            ("breadth=many", Err("\"many\" is not a number")),
            ("breadth=nan", Err("\"nan\" is not a number")),
            ("breadth=1,2", Err("\"2\" is not NAME=WEIGHT")),
            ("breadth=1,pairs=1,breadth=2", Err("\"breadth\" is given twice")),
            ("breadth=1e12", Ok([0.0, 0.0, 1e12, 0.0, 0.0, 0.0])),
            ("breadth=1e13", Err("\"1e13\" is above 1e12, the highest weight")),
        ];
        for (given, expected) in cases {
            let found = weights(given).map(|weights| weights.0);
            assert_eq!(found, expected.map_err(str::to_owned), "{given}");
        }
        assert!(weights("price=1").is_err_and(|said| said.contains("broad_clients, average_per_client")));
    }

    #[test]
    fn what_counts_as_bought_or_broad_is_not_below_what_can_be() {
        assert!(threshold("-1").is_err() && threshold("0").is_ok_and(|threshold| threshold <= 0.0));
        let cases = [("1", Some(1)), ("0", None), ("-2", None), ("2.5", None), ("many", None)];
        for (given, expected) in cases {
            assert_eq!(broad_from(given).ok(), expected, "{given}");
        }
    }

    #[test]
    fn band_edges_are_checked() {
        let cases =
            [("25,100", Some(3)), (" 10 , 20.5 ", Some(3)), ("100,25", None), ("0", None), ("a", None), ("", None)];
        for (given, expected) in cases {
            assert_eq!(bands(given).ok().map(|scheme| scheme.count()), expected, "{given:?}");
        }
    }
}
