//! The address of a client: the one that the connection comes from, or what a proxy that is trusted says.

use std::{
    net::{IpAddr, SocketAddr},
    str::FromStr,
};

use axum::http::{HeaderMap, HeaderName, header::FORWARDED};
use ipnet::IpNet;

/// A proxy, or a network of them, that is believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrustedProxy(IpNet);

/// The proxies that are believed.
#[derive(Debug, Clone, Default)]
pub struct TrustedProxies(Vec<IpNet>);

static X_FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

impl FromStr for TrustedProxy {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let net = text.parse().or_else(|_| text.parse::<IpAddr>().map(|address| IpNet::from(address.to_canonical())));
        net.map(|net: IpNet| Self(net.trunc()))
            .map_err(|_| format!("{text:?} is no address and no network; wanted is 10.0.0.1, 10.0.0.0/8 or 2001:db8::/32"))
    }
}

impl FromIterator<TrustedProxy> for TrustedProxies {
    fn from_iter<I: IntoIterator<Item = TrustedProxy>>(proxies: I) -> Self {
        Self(proxies.into_iter().map(|TrustedProxy(net)| net).collect())
    }
}

impl TrustedProxies {
    /// Is this address one of them?
    pub(in crate::http) fn contains(&self, address: IpAddr) -> bool {
        // An address of IPv4 is one, also where it comes in over a socket of IPv6.
        let address = address.to_canonical();
        self.0.iter().any(|net| net.contains(&address))
    }

    /// The client of a request that comes from this peer: the last address on the way that is not one of them. What a client itself
    /// says stands before what proxies add, and is not reached.
    ///
    /// Where both headers are there and do not agree, one of them may be the client's own, passed on by a proxy that adds to the
    /// other only: then neither is believed.
    pub(in crate::http) fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let peer = peer.to_canonical();
        if !self.contains(peer) {
            return peer;
        }
        let usual = headers.contains_key(&X_FORWARDED_FOR).then(|| self.last(peer, headers, &X_FORWARDED_FOR, address));
        let standard = headers.contains_key(FORWARDED).then(|| self.last(peer, headers, &FORWARDED, forwarded_for));
        match (usual, standard) {
            (Some(usual), Some(standard)) if usual != standard => peer,
            (Some(client), _) | (None, Some(client)) => client,
            (None, None) => peer,
        }
    }

    /// The last address of a header that is no trusted proxy; where one cannot be read, the one behind it.
    fn last(&self, peer: IpAddr, headers: &HeaderMap, name: &HeaderName, read: fn(&str) -> Option<IpAddr>) -> IpAddr {
        let mut known = peer;
        let lines: Vec<&str> = headers.get_all(name).iter().map(|value| value.to_str().unwrap_or_default()).collect();
        for hop in lines.iter().rev().flat_map(|line| line.rsplit(',')) {
            let Some(address) = read(hop.trim()) else { return known };
            known = address.to_canonical();
            if !self.contains(known) {
                return known;
            }
        }
        known
    }
}

/// An address as `X-Forwarded-For` has it, perhaps with a port.
fn address(text: &str) -> Option<IpAddr> {
    let bare = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
    bare.parse().ok().or_else(|| text.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

/// The address of one hop of `Forwarded` (RFC 7239): `for="[2001:db8::1]:4711";proto=https`.
fn forwarded_for(hop: &str) -> Option<IpAddr> {
    let node = hop.split(';').find_map(|pair| {
        let (name, value) = pair.trim().split_once('=')?;
        name.eq_ignore_ascii_case("for").then_some(value)
    })?;
    address(node.strip_prefix('"').and_then(|node| node.strip_suffix('"')).unwrap_or(node))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proxies(nets: &[&str]) -> TrustedProxies {
        nets.iter().map(|net| net.parse::<TrustedProxy>().unwrap()).collect()
    }

    fn client(peer: &str, headers: &[(&'static str, &str)]) -> String {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, value.parse().unwrap());
        }
        proxies(&["10.0.0.0/8", "192.0.2.7", "2001:db8::/32"]).client(peer.parse().unwrap(), &map).to_string()
    }

    #[test]
    fn only_a_trusted_peer_is_believed() {
        let forged = [("x-forwarded-for", "203.0.113.9"), ("forwarded", "for=203.0.113.9")];
        assert_eq!(client("198.51.100.1", &forged), "198.51.100.1");
        assert_eq!(client("192.0.2.8", &forged), "192.0.2.8", "beside the one that is trusted");
        assert_eq!(client("10.1.2.3", &forged), "203.0.113.9");
        assert_eq!(client("::ffff:10.1.2.3", &forged), "203.0.113.9", "IPv4 over a socket of IPv6");
        assert_eq!(client("2001:db8::5", &[("x-forwarded-for", "203.0.113.9")]), "203.0.113.9");
        assert_eq!(client("10.1.2.3", &[]), "10.1.2.3");
    }

    #[test]
    fn the_last_address_that_is_not_trusted_is_the_client() {
        for (value, expected) in [
            ("1.1.1.1, 203.0.113.9, 10.0.0.2", "203.0.113.9"),
            ("1.1.1.1, 203.0.113.9", "203.0.113.9"),
            ("203.0.113.9:4711", "203.0.113.9"),
            ("[2001:4860::1]:80", "2001:4860::1"),
            ("2001:4860::1", "2001:4860::1"),
            ("::ffff:203.0.113.9", "203.0.113.9"),
            ("10.0.0.3, 10.0.0.2", "10.0.0.3"),
            ("203.0.113.9, unknown, 10.0.0.2", "10.0.0.2"),
            ("", "10.9.9.9"),
            ("203.0.113.9,", "10.9.9.9"),
        ] {
            assert_eq!(client("10.9.9.9", &[("x-forwarded-for", value)]), expected, "{value}");
        }
        let lines = [("x-forwarded-for", "1.1.1.1"), ("x-forwarded-for", "203.0.113.9")];
        assert_eq!(client("10.9.9.9", &lines), "203.0.113.9", "lines are one list");
    }

    #[test]
    fn the_standard_header_is_read_and_both_must_agree() {
        for (value, expected) in [
            ("for=203.0.113.9", "203.0.113.9"),
            ("proto=https;For=\"203.0.113.9:80\";by=10.0.0.1", "203.0.113.9"),
            ("for=1.1.1.1, for=\"[2001:4860::1]:4711\", for=10.0.0.2", "2001:4860::1"),
            ("for=_hidden, for=10.0.0.2", "10.0.0.2"),
            ("proto=https", "10.9.9.9"),
        ] {
            assert_eq!(client("10.9.9.9", &[("forwarded", value)]), expected, "{value}");
        }
        // The proxy adds to one of them, and the other is what the client sent.
        assert_eq!(client("10.9.9.9", &[("x-forwarded-for", "203.0.113.9"), ("forwarded", "for=1.1.1.1")]), "10.9.9.9");
    }

    #[test]
    fn addresses_and_networks() {
        assert_eq!("10.0.0.1/8".parse::<TrustedProxy>(), "10.0.0.0/8".parse());
        for wrong in ["10.0.0.0/33", "example.org", "", "10.0.0.1:80"] {
            assert!(wrong.parse::<TrustedProxy>().unwrap_err().contains("10.0.0.0/8"), "{wrong}");
        }
    }
}
