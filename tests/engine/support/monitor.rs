//! What an engine says that it is doing: jobs that run, by its own list.

use std::time::Duration;

use dyad::{
    engine::{Address, Asks, SparkConnect},
    limits::Limits,
};
use serde_json::Value;

use super::{
    cluster::Cluster,
    process::{Process, wait_until},
    server::{Answer, ask_at},
};

/// Somebody who can say what an engine is doing.
pub enum Monitor {
    /// Sail is asked in SQL, in a session of our own.
    Sail(SparkConnect),
    /// Spark has an address for it.
    Spark(u16),
}

impl Monitor {
    pub fn of(cluster: &Cluster) -> Self {
        if let Some(port) = cluster.monitor() {
            Self::Spark(port)
        } else {
            let address: Address = cluster.address().parse().unwrap();
            let limits = Limits { engine_time: 60_000, ..Limits::default() };
            let monitor = Self::Sail(SparkConnect::new(address, None, &limits).unwrap());
            // Its session has workers of its own, which now are there.
            monitor.running();
            monitor
        }
    }

    /// How many jobs run, that of this question apart.
    pub fn running(&self) -> usize {
        match self {
            Self::Sail(client) => {
                let sql = "SELECT CAST(count(*) AS BIGINT) AS running FROM system.execution.jobs WHERE status = 'RUNNING'";
                let frames = client.ask(sql, &[]).unwrap();
                let running = frames[0].column("running").unwrap().i64().unwrap().get(0).unwrap();
                usize::try_from(running - 1).unwrap()
            }
            Self::Spark(port) => spark(*port, "jobs?status=running").as_array().unwrap().len(),
        }
    }

    /// Waits until a job runs.
    pub fn until_one_runs(&self) {
        wait_until("a job runs on the engine", Duration::from_mins(1), || self.running() > 0);
    }

    /// Waits until none runs.
    pub fn until_none_runs(&self) {
        wait_until("no job runs on the engine any more", Duration::from_mins(1), || self.running() == 0);
    }

    /// The worker on which most of a job waits, which began while they were all stopped: of Spark the place among the executors, as
    /// they were registered; of Sail what was sent to it and is not read yet.
    pub fn holder(&self, workers: &[Process]) -> Process {
        let mut holder = None;
        wait_until("a worker has a task", Duration::from_mins(1), || {
            holder = match self {
                Self::Sail(_) => {
                    workers.iter().copied().filter(|worker| worker.unread() > 0).max_by_key(|worker| worker.unread())
                }
                Self::Spark(port) => busy_executor(*port, workers),
            };
            holder.is_some()
        });
        holder.unwrap()
    }
}

/// What Spark says of its application.
fn spark(port: u16, what: &str) -> Value {
    let read = |path: &str| -> Value { Answer::read(ask_at(&format!("127.0.0.1:{port}"), path, &[]).unwrap()).unwrap().json() };
    let application = read("/api/v1/applications")[0]["id"].as_str().unwrap().to_owned();
    read(&format!("/api/v1/applications/{application}/{what}"))
}

/// The executor with a task, by the port that it registered.
fn busy_executor(port: u16, workers: &[Process]) -> Option<Process> {
    let executors = spark(port, "executors");
    let busy =
        executors.as_array().unwrap().iter().find(|executor| executor["id"] != "driver" && executor["activeTasks"] != 0)?;
    let at: u16 = busy["hostPort"].as_str()?.rsplit_once(':')?.1.parse().ok()?;
    workers.iter().copied().find(|worker| worker.listens_at(at))
}
