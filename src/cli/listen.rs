//! Where the server listens: `127.0.0.1:8080`, `localhost:8080`, `:8080`.

use std::{
    fmt, io,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    str::FromStr,
};

use anyhow::anyhow;
use tokio::net::{TcpListener, lookup_host};

/// A host and a port as they are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ListenAddress {
    /// A name or an address; none for every interface.
    host: Option<String>,
    port: u16,
}

impl FromStr for ListenAddress {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let allowed = "wanted is ADDRESS:PORT, such as 127.0.0.1:8080, localhost:8080, [::1]:8080, or :8080 for every interface";
        let Some((host, port)) = text.rsplit_once(':') else {
            let all_digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            return Err(if all_digits {
                format!("did you mean :{text}? {allowed}")
            } else {
                format!("there is no port; {allowed}")
            });
        };
        let port = port.parse().map_err(|_| format!("the port {port:?} is no number from 0 to 65535; {allowed}"))?;
        let bare = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
        if bare.is_none() && host.contains(':') {
            return Err(format!("an IPv6 address stands in brackets; {allowed}"));
        }
        if let Some(bare) = bare.filter(|bare| bare.parse::<Ipv6Addr>().is_err()) {
            return Err(format!("{bare:?} is no IPv6 address; {allowed}"));
        }
        Ok(Self { host: Some(bare.unwrap_or(host).to_owned()).filter(|host| !host.is_empty()), port })
    }
}

impl fmt::Display for ListenAddress {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let host = self.host.as_deref().unwrap_or_default();
        if host.contains(':') { write!(formatter, "[{host}]:{}", self.port) } else { write!(formatter, "{host}:{}", self.port) }
    }
}

impl ListenAddress {
    /// Every address that this stands for, the first to be tried first: IPv4 before IPv6 for a name, and for every interface the
    /// one of IPv6 that takes IPv4 too, where the system has it.
    async fn resolved(&self) -> io::Result<Vec<SocketAddr>> {
        let Some(host) = &self.host else {
            let every = [IpAddr::from(Ipv6Addr::UNSPECIFIED), IpAddr::from(Ipv4Addr::UNSPECIFIED)];
            return Ok(every.map(|ip| SocketAddr::new(ip, self.port)).into());
        };
        let mut found: Vec<SocketAddr> = lookup_host((host.as_str(), self.port)).await?.collect();
        found.sort_by_key(SocketAddr::is_ipv6);
        Ok(found)
    }

    /// Listens on the first of its addresses that can be had.
    pub(super) async fn bind(&self) -> anyhow::Result<TcpListener> {
        let addresses = self.resolved().await.map_err(|error| anyhow!("cannot listen on {self}: {error}"))?;
        TcpListener::bind(addresses.as_slice()).await.map_err(|error| self.cannot_listen(&error))
    }

    fn cannot_listen(&self, error: &io::Error) -> anyhow::Error {
        let hint = if error.kind() == io::ErrorKind::AddrInUse { "the port is in use; " } else { "" };
        let other = Self { host: self.host.clone(), port: self.port.wrapping_add(1) };
        anyhow!("cannot listen on {self}: {hint}choose another with --listen {other} or DYAD_LISTEN ({error})")
    }

    /// Where a client on this machine finds what listens here.
    pub(super) async fn reached(&self) -> io::Result<Vec<SocketAddr>> {
        Ok(self.resolved().await?.into_iter().map(reachable).collect())
    }
}

/// The address that a browser on this machine can open: one of every interface is reached over the loopback.
pub(super) fn reachable(address: SocketAddr) -> SocketAddr {
    let loopback = match address.ip() {
        // Both families are taken there, and 127.0.0.1 is what people know.
        ip if ip.is_unspecified() => IpAddr::from(Ipv4Addr::LOCALHOST),
        ip => ip,
    };
    SocketAddr::new(loopback, address.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<(String, u16), String> {
        text.parse().map(|read: ListenAddress| (read.host.unwrap_or_default(), read.port))
    }

    #[test]
    fn addresses_names_and_ports_alone() {
        for (text, host, port) in [
            ("127.0.0.1:8080", "127.0.0.1", 8080),
            ("localhost:0", "localhost", 0),
            (":8080", "", 8080),
            ("[::1]:80", "::1", 80),
            ("trade.example.org:65535", "trade.example.org", 65535),
        ] {
            assert_eq!(read(text), Ok((host.to_owned(), port)));
            assert_eq!(text.parse::<ListenAddress>().map(|read| read.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn what_cannot_be_read_says_what_is_wanted() {
        for (text, said) in [
            ("8080", "did you mean :8080?"),
            ("localhost", "there is no port"),
            ("", "there is no port"),
            ("localhost:http", "\"http\" is no number"),
            (":65536", "\"65536\" is no number"),
            ("::1:8080", "brackets"),
            ("[localhost]:1", "\"localhost\" is no IPv6 address"),
        ] {
            let error = read(text).unwrap_err();
            assert!(error.contains(said) && error.contains("localhost:8080"), "{text}: {error}");
        }
    }

    #[tokio::test]
    async fn every_interface_takes_clients_of_both_families() {
        let listener = ListenAddress { host: None, port: 0 }.bind().await.unwrap();
        let address = listener.local_addr().unwrap();
        assert!(address.ip().is_unspecified());
        assert_eq!(reachable(address).to_string(), format!("127.0.0.1:{}", address.port()));
        std::net::TcpStream::connect(reachable(address)).unwrap();
        // Where there is no IPv6, 0.0.0.0 was taken.
        if address.is_ipv6() {
            std::net::TcpStream::connect((Ipv6Addr::LOCALHOST, address.port())).unwrap();
        }
    }

    #[tokio::test]
    async fn a_name_is_looked_up_and_ipv4_comes_first() {
        let address = ListenAddress { host: Some("localhost".to_owned()), port: 0 }.bind().await.unwrap().local_addr().unwrap();
        assert!(address.ip().is_loopback() && address.is_ipv4(), "{address}");
    }
}
