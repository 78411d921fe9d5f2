//! The clusters of the tests themselves: that they come, and that nothing of them is left, whoever is killed.

use std::time::Duration;

use crate::{
    cluster::Cluster,
    process::{Process, wait_until},
};

fn all_end(cluster: Cluster, who: Process) {
    let processes = cluster.processes();
    assert!(processes.iter().all(|process| process.lives()), "{processes:?}");
    who.signal("KILL");
    for process in processes {
        wait_until(&format!("{process:?} ends"), Duration::from_secs(30), || !process.lives());
    }
    drop(cluster);
}

/// The script that started it, which has no time for a last word.
fn script(cluster: &Cluster) -> Process {
    *cluster.processes().last().unwrap()
}

#[test]
fn sail_leaves_no_process_when_its_script_or_its_server_is_killed() {
    let Some(cluster) = Cluster::sail(2, 0) else { return };
    let who = script(&cluster);
    all_end(cluster, who);
    let Some(cluster) = Cluster::sail(2, 0) else { return };
    let who = cluster.server();
    all_end(cluster, who);
}

mod spark {
    use super::{Cluster, all_end, script};
    use crate::cluster::TOKEN;

    #[test]
    fn it_leaves_no_process_when_its_script_is_killed() {
        let Some(cluster) = Cluster::spark(2, 0) else { return };
        assert_eq!(cluster.workers().len(), 2);
        assert!(cluster.address().ends_with(TOKEN) && cluster.monitor().is_some());
        let who = script(&cluster);
        all_end(cluster, who);
    }
}
