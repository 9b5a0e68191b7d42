//! One search for overlap over one CSV, timed inside: what `compare.py` holds against another program.
//!
//! `overlap_time FILE RECIPE TARGET A DEPTH TOP` prints JSON: the seconds of one search, each the best of several: the
//! first one of a project, which reads the tags and lays out the sets, and one after it, which finds them; import and
//! analysis are not counted. Also the peak memory of the whole process, and the groups without the listing rules.

use std::error::Error;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use serde_json::{Value, json};
use sweetspot::analysis::{Outcome, Overlap, analyse_now, overlap};
use sweetspot::import::{Recipe, read, understand};
use sweetspot::model::{ClientStatus, Condition, DimensionKind, OverlapSettings, Progress, Project, Target};

/// Searches are repeated for this long, and at least this often.
const SECONDS: f64 = 1.0;
const TIMES: usize = 20;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, recipe, target, exponent, depth, top] = arguments.as_slice() else {
        return Err("usage: overlap_time FILE RECIPE number|tier_a A DEPTH TOP".into());
    };
    let recipe: Recipe = serde_json::from_str(&fs::read_to_string(recipe)?)?;
    let progress = Progress::default();
    let imported = understand(&read(Path::new(file), &progress)?, &recipe, &progress)?;
    let mut project = Project::new("Peer", imported.data);
    plain(&mut project);
    project.settings.overlap = OverlapSettings {
        target: if target == "tier_a" { Target::TierA } else { Target::Margin },
        exponent: exponent.parse()?,
        depth: depth.parse()?,
        top: top.parse()?,
        minimum: Some(1),
        all: true,
        permutations: 0,
        ..OverlapSettings::default()
    };
    // Yes is revenue 1 and no is revenue 0: the first tier is everyone with revenue.
    project.settings.tiers.cutoffs = vec![1.0; 3];
    let (_, first) = best_of(&project, || analyse_now(&project))?;
    let outcome = analyse_now(&project);
    let (found, again) = best_of(&project, || outcome.clone())?;
    let groups: Vec<Value> = found.groups.iter().map(|group| {
        json!({"conditions": conditions(&project, &group.conditions), "n": group.clients.len(), "quality": group.quality})
    }).collect();
    let result = json!({"seconds": again, "first_seconds": first, "peak_kib": peak_kib(), "clients": found.clients,
        "searched": found.searched, "groups": groups});
    Ok(writeln!(std::io::stdout(), "{result}")?)
}

/// Every row takes part, also one of 0, and its number is the margin: of revenue the search would rank it, and the peer
/// does not.
fn plain(project: &mut Project) {
    let clients = Arc::make_mut(&mut project.data.clients);
    for client in clients.iter_mut() {
        (client.status, client.margin) = (ClientStatus::Client, Some(0.0));
    }
    for line in project.data.lines.iter() {
        if let Some(client) = clients.get_mut(line.client.index()) {
            client.margin = client.margin.map(|margin| margin + line.amount);
        }
    }
}

/// The answer, and the shortest of several searches of the `outcome` made for each, which is not timed.
fn best_of(project: &Project, outcome: impl Fn() -> Outcome) -> Result<(Overlap, f64), Box<dyn Error>> {
    let progress = Progress::default();
    let (begin, mut times, mut least) = (Instant::now(), 0, f64::INFINITY);
    loop {
        let outcome = outcome();
        let start = Instant::now();
        let found = overlap(project, &outcome, &progress)?;
        least = least.min(start.elapsed().as_secs_f64());
        times += 1;
        if times >= TIMES && begin.elapsed().as_secs_f64() > SECONDS {
            return Ok((found, least));
        }
    }
}

/// The conditions as "dimension=value".
fn conditions(project: &Project, conditions: &[Condition]) -> Vec<String> {
    let said = |condition: &Condition| match *condition {
        Condition::Band(band) => Some(format!("band={}", project.settings.bands.label(band))),
        Condition::Value { dimension, value } => {
            let found = project.dimension(dimension)?;
            let name = match &found.kind {
                DimensionKind::Own(name) => name.clone(),
                DimensionKind::BuiltIn(known) => format!("{known:?}"),
            };
            Some(format!("{name}={}", found.value(value)?))
        }
    };
    conditions.iter().filter_map(said).collect()
}

/// The most memory the process has had, where the system says so.
fn peak_kib() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
