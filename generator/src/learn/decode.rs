//! Bodies that came compressed: proxies keep them so.

use std::io::{Read, Write};

use super::exchange::Answer;

/// A body may become no longer than this; a small one that becomes huge is an attack.
const LONGEST: u64 = 64 << 20;

/// The answer with its body as `Content-Encoding` hides it; without one where that cannot be undone.
///
/// Where the body does not begin like what the header says, somebody has undone it already.
pub(super) fn decoded(mut answer: Answer) -> Answer {
    let mut headers = answer.headers.iter();
    let encoding = headers.find(|(name, _)| name.eq_ignore_ascii_case("content-encoding"));
    let encoding = encoding.map_or("", |(_, value)| value.trim()).to_ascii_lowercase();
    answer.body = answer.body.and_then(|body| plain(&encoding, body));
    answer
}

fn plain(encoding: &str, body: Vec<u8>) -> Option<Vec<u8>> {
    let looks_plain = body.is_empty() || matches!(body.trim_ascii_start().first(), Some(b'{' | b'[' | b'<'));
    match encoding {
        "gzip" | "x-gzip" if body.starts_with(&[0x1f, 0x8b]) => bounded(flate2::read::MultiGzDecoder::new(&*body)),
        "deflate" if !looks_plain => bounded(flate2::read::ZlibDecoder::new(&*body))
            .or_else(|| bounded(flate2::read::DeflateDecoder::new(&*body))),
        "br" if !looks_plain => {
            let mut plain = Bounded(Vec::new());
            let done = brotli_decompressor::BrotliDecompress(&mut &*body, &mut plain);
            done.is_ok().then_some(plain.0)
        }
        "" | "identity" => Some(body),
        _ if std::str::from_utf8(&body).is_ok() => Some(body),
        _ => None,
    }
}

fn bounded(reader: impl Read) -> Option<Vec<u8>> {
    let mut plain = Vec::new();
    let length = reader.take(LONGEST + 1).read_to_end(&mut plain).ok()?;
    (length as u64 <= LONGEST).then_some(plain)
}

/// Takes no more than [`LONGEST`].
struct Bounded(Vec<u8>);

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if (self.0.len() + bytes.len()) as u64 > LONGEST {
            return Err(std::io::Error::other("the body is too long"));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
