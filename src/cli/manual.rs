//! `dyad man`: the manual, as `man` reads it.

use std::{fs, path::PathBuf};

use anyhow::Context;
use clap::Args;
use clap_mangen::{Man, generate_to};

use super::{end::End, said::print};

/// `dyad man`.
#[derive(Debug, Args)]
pub(super) struct Manual {
    /// The page of one command
    #[arg(conflicts_with = "into")]
    command: Option<String>,
    /// Write dyad.1 and the page of every command into a folder
    #[arg(long, value_name = "DIR")]
    into: Option<PathBuf>,
}

impl Manual {
    /// Prints or writes the pages of a command line.
    pub(super) fn run(self, mut whole: clap::Command) -> anyhow::Result<End> {
        if let Some(folder) = self.into {
            let fault = || format!("cannot write the manual into {}", folder.display());
            fs::create_dir_all(&folder).with_context(fault)?;
            generate_to(whole, &folder).with_context(fault)?;
            return Ok(End::Done);
        }
        // Gives the commands their names in full, as the pages have them.
        whole.build();
        let page = match &self.command {
            None => Man::new(whole),
            Some(name) => {
                let names: Vec<&str> = whole.get_subcommands().map(clap::Command::get_name).collect();
                let unknown = || format!("there is no command {name:?}; there are: {}", names.join(", "));
                let found = whole.find_subcommand(name).with_context(unknown)?;
                let (title, shown) = (format!("dyad-{name}"), found.clone().display_name(format!("dyad-{name}")));
                Man::new(shown).title(title)
            }
        };
        let mut text = Vec::new();
        page.render(&mut text)?;
        print(&text)?;
        Ok(End::Done)
    }
}
