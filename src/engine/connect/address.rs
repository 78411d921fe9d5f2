//! Where an engine is: `sc://host:port/;token=…;use_ssl=true`.

use std::{fmt, net::IpAddr, str::FromStr};

use percent_encoding::percent_decode_str;
use tonic::metadata::AsciiMetadataKey;

use super::secret::{NoSecret, Secret};

/// The port of Spark Connect where none is said.
const USUAL_PORT: u16 = 15002;
/// What an address may say after its slash.
const PARAMETERS: &str = "token, use_ssl, user_id, user_agent, and headers whose names begin with x-";

/// An address of Spark Connect. Neither of its texts shows the token.
#[derive(Clone, PartialEq, Eq)]
pub struct Address {
    pub(super) host: String,
    pub(super) port: u16,
    /// By TLS.
    pub(super) is_secured: bool,
    pub(super) user: String,
    pub(super) agent: String,
    pub(super) token: Option<Secret>,
    /// Further headers of every request, which managed engines choose by.
    pub(super) headers: Vec<(String, String)>,
}

/// What is wrong with an address. Nothing of it is told that may be a token.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// It is of another kind.
    #[error("the address of an engine begins with sc://, as in sc://host:15002/;use_ssl=true")]
    Scheme,
    /// There is something before the host.
    #[error("the address of an engine has no user before its host; say ;user_id=… and ;token=… after the slash")]
    User,
    /// The host cannot be one.
    #[error("{0:?} is no host: wanted is a name, an IPv4 address, or an IPv6 address in brackets")]
    Host(String),
    /// The port cannot be one.
    #[error("{0:?} is no port: wanted is a number from 1 to 65535")]
    Port(String),
    /// There is a path.
    #[error("the address of an engine has no path: after host and port only /;parameter=value;… may come")]
    Path,
    /// A parameter without a value.
    #[error("parameter {0} of the address of an engine: wanted are {0}=value pairs between semicolons")]
    NoValue(u32),
    /// A parameter that there is not.
    #[error("the address of an engine has no parameter {0:?}; there are: {PARAMETERS}")]
    Unknown(String),
    /// A parameter twice.
    #[error("{0} stands twice in the address of an engine")]
    Twice(String),
    /// A parameter's value cannot be one.
    #[error("{name} in the address of an engine: wanted is {wanted}")]
    Value {
        /// The parameter.
        name: String,
        /// What its value may be.
        wanted: &'static str,
    },
    /// The token cannot be one.
    #[error("token in the address of an engine {0}")]
    Token(#[from] NoSecret),
}

impl Address {
    /// Is it this machine, so that nobody else hears what is said in plain text?
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        self.host == "localhost" || self.host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
    }

    /// Does it say a token?
    #[must_use]
    pub fn says_token(&self) -> bool {
        self.token.is_some()
    }

    /// Host and port, as in an address of the web.
    pub(super) fn authority(&self) -> String {
        if self.host.contains(':') { format!("[{}]:{}", self.host, self.port) } else { format!("{}:{}", self.host, self.port) }
    }

    fn say(&mut self, name: &str, value: String) -> Result<(), AddressError> {
        let wrong = |wanted| AddressError::Value { name: name.to_owned(), wanted };
        let is_visible = |value: &str| !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ');
        match name {
            "token" => self.token = Some(Secret::new(&value)?),
            "use_ssl" if value.eq_ignore_ascii_case("true") => self.is_secured = true,
            "use_ssl" if value.eq_ignore_ascii_case("false") => self.is_secured = false,
            "use_ssl" => return Err(wrong("true or false")),
            "user_id" | "user_agent" if !is_visible(&value) => return Err(wrong("a text of visible ASCII characters")),
            "user_id" => self.user = value,
            "user_agent" => self.agent = value,
            _ if !name.starts_with("x-") => return Err(AddressError::Unknown(shown(name))),
            _ if AsciiMetadataKey::from_bytes(name.as_bytes()).is_err() => return Err(AddressError::Unknown(shown(name))),
            _ if !is_visible(&value) => return Err(wrong("a text of visible ASCII characters")),
            _ => self.headers.push((name.to_owned(), value)),
        }
        Ok(())
    }
}

/// A name as given, unless it may be a token in a wrong place.
fn shown(name: &str) -> String {
    let is_a_word = |byte: u8| byte.is_ascii_lowercase() || matches!(byte, b'_' | b'-');
    if name.len() <= 24 && name.bytes().all(is_a_word) { name.to_owned() } else { "…".to_owned() }
}

impl FromStr for Address {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, AddressError> {
        let rest = text.trim().strip_prefix("sc://").ok_or(AddressError::Scheme)?;
        let (authority, parameters) = rest.split_once('/').unwrap_or((rest, ""));
        if authority.contains('@') {
            return Err(AddressError::User);
        }
        if authority.contains(';') || !(parameters.is_empty() || parameters.starts_with(';')) {
            return Err(AddressError::Path);
        }
        let (host, port) = parted(authority)?;
        let agent = concat!("dyad/", env!("CARGO_PKG_VERSION")).to_owned();
        let mut address =
            Self { host, port, is_secured: false, user: "dyad".to_owned(), agent, token: None, headers: Vec::new() };
        let mut said = Vec::new();
        for (number, parameter) in (1..).zip(parameters.split(';').filter(|parameter| !parameter.is_empty())) {
            let (name, value) = parameter.split_once('=').ok_or(AddressError::NoValue(number))?;
            if said.contains(&name) {
                return Err(AddressError::Twice(shown(name)));
            }
            said.push(name);
            let wrong = |_| AddressError::Value { name: shown(name), wanted: "percent-coded UTF-8" };
            address.say(name, percent_decode_str(value).decode_utf8().map_err(wrong)?.into_owned())?;
        }
        Ok(address)
    }
}

fn parted(authority: &str) -> Result<(String, u16), AddressError> {
    let no_host = || AddressError::Host(authority.to_owned());
    let (host, port) = if let Some(rest) = authority.strip_prefix('[') {
        let (host, rest) = rest.split_once(']').ok_or_else(no_host)?;
        host.parse::<std::net::Ipv6Addr>().map_err(|_| no_host())?;
        (host, rest.strip_prefix(':').or(rest.is_empty().then_some("")).ok_or_else(no_host)?)
    } else {
        let (host, port) = authority.split_once(':').unwrap_or((authority, ""));
        let is_host = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
        if host.is_empty() || !host.bytes().all(is_host) {
            return Err(AddressError::Host(host.to_owned()));
        }
        (host, port)
    };
    let number = if port.is_empty() { Some(USUAL_PORT) } else { port.parse().ok().filter(|port| *port > 0) };
    Ok((host.to_ascii_lowercase(), number.ok_or_else(|| AddressError::Port(port.to_owned()))?))
}

impl fmt::Display for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "sc://{}", self.authority())?;
        if self.is_secured { formatter.write_str("/;use_ssl=true") } else { Ok(()) }
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Address({self}, user {:?})", self.user)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Address, String> {
        text.parse().map_err(|error: AddressError| error.to_string())
    }

    #[test]
    fn an_address_says_where_how_and_as_whom() {
        let plain = read("sc://127.0.0.1").unwrap();
        assert_eq!((plain.authority().as_str(), plain.is_secured, plain.user.as_str()), ("127.0.0.1:15002", false, "dyad"));
        let all = "sc://Spark.example.org:443/;use_ssl=true;token=open%2Dsesame%3D;user_id=stat;x-cluster-id=7;user_agent=me/1";
        let all = read(all).unwrap();
        assert_eq!((all.authority().as_str(), all.is_secured), ("spark.example.org:443", true));
        assert_eq!((all.user.as_str(), all.agent.as_str()), ("stat", "me/1"));
        assert_eq!(all.token, Some(Secret::new("open-sesame=").unwrap()));
        assert_eq!(all.headers, [("x-cluster-id".to_owned(), "7".to_owned())]);
        assert_eq!(read("sc://[::1]:7/").unwrap().authority(), "[::1]:7");
        for (host, is_here) in [("localhost", true), ("127.9.9.9", true), ("[::1]", true), ("10.0.0.1", false), ("e.org", false)]
        {
            assert_eq!(read(&format!("sc://{host}")).unwrap().is_loopback(), is_here, "{host}");
        }
    }

    #[test]
    fn the_token_is_never_shown() {
        let secret = "sesame-sesame-sesame-sesame-sesame";
        let address = read(&format!("sc://host:1/;token={secret}")).unwrap();
        assert!(address.says_token());
        assert!(!format!("{address} {address:?}").contains("sesame"));
        for wrong in [
            format!("sc://host:1/;token={secret};token={secret}"),
            format!("sc://host:1/;token={secret} "),
            format!("sc://host:1/;{secret}=token"),
            format!("sc://host:1/;token={secret}%20"),
            format!("sc://host:1/{secret}"),
            format!("sc://{secret}@host:1"),
            format!("sc://host:1/;{secret}"),
            format!("http://host/;token={secret}"),
        ] {
            let said = read(&wrong).map_or_else(|error| error, |address| format!("{address:?}"));
            assert!(!said.contains("sesame-"), "{said}");
        }
    }

    #[test]
    fn what_is_wrong_names_the_part_and_what_is_allowed() {
        for (text, said) in [
            ("spark://host", "begins with sc://"),
            ("host:15002", "begins with sc://"),
            ("sc://", "\"\" is no host"),
            ("sc://a b:1", "\"a b\" is no host"),
            ("sc://[::1", "is no host"),
            ("sc://[::1]7", "is no host"),
            ("sc://[host]:7", "is no host"),
            ("sc://::1", "\"\" is no host"),
            ("sc://host:0", "\"0\" is no port: wanted is a number from 1 to 65535"),
            ("sc://host:70000", "\"70000\" is no port"),
            ("sc://host:http", "\"http\" is no port"),
            ("sc://me@host:1", "no user before its host"),
            ("sc://host:1/path", "has no path"),
            ("sc://host:1;token=a", "has no path"),
            ("sc://host:1/;token", "parameter 1 of the address"),
            ("sc://host:1/;use_ssl=true;rest", "parameter 2 of the address"),
            ("sc://host:1/;use_ssl=yes", "use_ssl in the address of an engine: wanted is true or false"),
            ("sc://host:1/;tokn=a", "no parameter \"tokn\"; there are: token, use_ssl"),
            ("sc://host:1/;session_id=a", "no parameter \"session_id\""),
            ("sc://host:1/;x-ä=a", "no parameter \"…\""),
            ("sc://host:1/;user_id=", "user_id in the address of an engine: wanted is a text"),
            ("sc://host:1/;user_id=%FF", "wanted is percent-coded UTF-8"),
            ("sc://host:1/;user_id=a;user_id=b", "user_id stands twice"),
            ("sc://host:1/;token=a%0Ab", "token in the address of an engine is no token"),
        ] {
            let error = read(text).unwrap_err();
            assert!(error.contains(said), "{text}: {error}");
        }
    }
}
