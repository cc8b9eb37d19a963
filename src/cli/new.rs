//! `touchline new`: a new map from a template.

use std::fmt::Write;
use std::path::PathBuf;

use super::print::out;
use super::{Exit, Failure, random};
use crate::file::{TEMPLATES, Template, save};

/// Make a new map from a template
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The template: customer-journey, workshop-starter or blank
    #[arg(short, long, value_name = "NAME", default_value = TEMPLATES[0].word)]
    template: String,

    /// List the templates, and make nothing
    #[arg(long, conflicts_with_all = ["output", "template", "force"])]
    list: bool,

    /// Where the map is written, such as workshop.journey.ron
    #[arg(short, long, value_name = "MAP", required_unless_present = "list")]
    output: Option<PathBuf>,

    /// Write over a file that is there already
    #[arg(long)]
    force: bool,
}

pub(super) fn run(args: Args) -> Result<Exit, Failure> {
    let Some(path) = args.output.filter(|_| !args.list) else {
        return list();
    };
    let Some(template) = Template::find(&args.template) else {
        return Err(Failure::new(Exit::Usage, format!("there is no template “{}”", args.template))
            .hint("“touchline new --list” names them"));
    };
    if !args.force && path.is_file() {
        return Err(Failure::new(Exit::Unwritten, format!("{} is there already", path.display()))
            .hint("choose another name, or write over it with --force"));
    }
    let map = template
        .new_map(&mut random)
        .map_err(|error| Failure::new(Exit::Unreadable, format!("the template “{}”: {error}", template.name)))?;
    save(&path, &map)?;
    Ok(Exit::Done)
}

fn list() -> Result<Exit, Failure> {
    let mut text = String::new();
    for template in &TEMPLATES {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{:18}{}", template.word, template.about);
    }
    out(&text)?;
    Ok(Exit::Done)
}
