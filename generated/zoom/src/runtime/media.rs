// Written by postman-codegen; edit the collection and generate again.

//! The media types of files.

/// The media type of a file of unknown type.
const UNKNOWN: &str = "application/octet-stream";

/// A media type, and the extensions of file names that have it.
type Extensions = (&'static str, &'static [&'static str]);

/// Extensions for which Postman's table differs from that of `mime_guess`.
const POSTMAN: &[Extensions] = &[
    ("application/dash-patch+xml", &["mpp"]),
    ("application/ecmascript", &["es"]),
    ("application/javascript", &["js", "mjs"]),
    ("application/json", &["map"]),
    ("application/node", &["cjs"]),
    ("application/pgp-keys", &["asc"]),
    ("application/pkix-cert", &["cer"]),
    ("application/rls-services+xml", &["rs"]),
    ("application/toml", &["toml"]),
    ("application/ttml+xml", &["ttml"]),
    ("application/vnd.apple.keynote", &["key"]),
    ("application/vnd.apple.mpegurl", &["m3u8"]),
    ("application/vnd.apple.numbers", &["numbers"]),
    ("application/vnd.apple.pages", &["pages"]),
    ("application/vnd.dbf", &["dbf"]),
    ("application/vnd.dvb.service", &["svc"]),
    ("application/vnd.ms-cab-compressed", &["cab"]),
    ("application/vnd.ms-excel.addin.macroenabled.12", &["xlam"]),
    ("application/vnd.ms-excel.sheet.binary.macroenabled.12", &["xlsb"]),
    ("application/vnd.ms-excel.sheet.macroenabled.12", &["xlsm"]),
    ("application/vnd.ms-excel.template.macroenabled.12", &["xltm"]),
    ("application/vnd.ms-powerpoint.presentation.macroenabled.12", &["pptm"]),
    ("application/vnd.ms-powerpoint.slideshow.macroenabled.12", &["ppsm"]),
    ("application/vnd.ms-powerpoint.template.macroenabled.12", &["potm"]),
    ("application/vnd.ms-word.document.macroenabled.12", &["docm"]),
    ("application/vnd.rar", &["rar"]),
    ("application/wsdl+xml", &["wsdl"]),
    ("application/x-apple-diskimage", &["dmg"]),
    ("application/x-debian-package", &["deb"]),
    ("application/x-iso9660-image", &["iso"]),
    ("application/x-msdos-program", &["exe"]),
    ("application/x-msdownload", &["msi"]),
    ("application/x-redhat-package-manager", &["rpm"]),
    ("application/xliff+xml", &["xlf"]),
    ("application/xml", &["xml", "xsd", "xsl"]),
    ("application/xml-dtd", &["dtd"]),
    ("application/xslt+xml", &["xslt"]),
    ("audio/amr", &["amr"]),
    ("audio/midi", &["mid", "midi"]),
    ("audio/mp4", &["m4a"]),
    ("audio/wave", &["wav"]),
    ("audio/x-aac", &["aac"]),
    ("audio/x-aiff", &["aif", "aifc", "aiff"]),
    ("audio/x-flac", &["flac"]),
    ("font/otf", &["otf"]),
    ("font/woff", &["woff"]),
    ("image/emf", &["emf"]),
    ("image/jxr", &["jxr"]),
    ("image/vnd.adobe.photoshop", &["psd"]),
    ("image/vnd.dwg", &["dwg"]),
    ("image/vnd.dxf", &["dxf"]),
    ("image/vnd.microsoft.icon", &["ico"]),
    ("image/vnd.zbrush.pcx", &["pcx"]),
    ("image/wmf", &["wmf"]),
    ("model/3mf", &["3mf"]),
    ("model/obj", &["obj"]),
    ("model/stl", &["stl"]),
    ("model/vnd.usdz+zip", &["usdz"]),
    ("text/cache-manifest", &["manifest"]),
    ("text/jsx", &["jsx"]),
    ("text/mdx", &["mdx"]),
    ("text/troff", &["man", "roff"]),
    ("text/x-asm", &["asm", "s"]),
    ("text/x-c", &["c", "cc", "cpp", "cxx", "h", "hh"]),
    ("text/x-java-source", &["java"]),
    ("text/x-vcalendar", &["vcs"]),
    ("text/yaml", &["yaml", "yml"]),
    ("video/iso.segment", &["m4s"]),
    ("video/mp2t", &["ts"]),
];

/// The media type that a file's name suggests.
#[must_use]
pub fn guess(name: &str) -> String {
    let extension = name
        .rsplit_once('.')
        .map(|(_, extension)| extension.to_ascii_lowercase());
    let known = extension.and_then(|extension| {
        POSTMAN
            .iter()
            .find(|(_, extensions)| extensions.contains(&extension.as_str()))
            .map(|(media_type, _)| *media_type)
    });
    known
        .or_else(|| mime_guess::from_path(name).first_raw())
        .unwrap_or(UNKNOWN)
        .to_owned()
}
