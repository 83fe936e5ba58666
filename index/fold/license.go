package fold

import (
	"slices"
	"strings"
)

// licenses maps folded spellings to SPDX ids. Spellings are folded by
// licenseKey: no case, no "licence", no "version", no punctuation.
var licenses = map[string]string{
	"mit": "MIT", "expat": "MIT", "mit expat": "MIT", "x11": "X11", "mit mit": "MIT", "0bsd": "0BSD", "mit 0": "MIT-0",
	"apache": "Apache-2.0", "apache 2": "Apache-2.0", "apache 2 0": "Apache-2.0", "apache2": "Apache-2.0", "asl 2 0": "Apache-2.0", "al2": "Apache-2.0",
	"bsd": "BSD", "bsd 3 clause": "BSD-3-Clause", "3 clause bsd": "BSD-3-Clause", "bsd 3": "BSD-3-Clause", "bsd3": "BSD-3-Clause", "new bsd": "BSD-3-Clause",
	"modified bsd": "BSD-3-Clause", "revised bsd": "BSD-3-Clause", "three clause bsd": "BSD-3-Clause", "bsd new": "BSD-3-Clause", "bsd 3 clause new or revised": "BSD-3-Clause",
	"bsd 2 clause": "BSD-2-Clause", "2 clause bsd": "BSD-2-Clause", "bsd 2": "BSD-2-Clause", "simplified bsd": "BSD-2-Clause", "bsd 2 clause simplified": "BSD-2-Clause", "freebsd": "BSD-2-Clause", "bsd 4 clause": "BSD-4-Clause",
	"gpl": "GPL", "gnu gpl": "GPL", "gpl 2": "GPL-2.0", "gpl 2 0": "GPL-2.0", "gplv2": "GPL-2.0", "gpl v2": "GPL-2.0", "gpl 2 0 only": "GPL-2.0", "gpl 2 0 or later": "GPL-2.0", "gplv2+": "GPL-2.0",
	"gpl 3": "GPL-3.0", "gpl 3 0": "GPL-3.0", "gplv3": "GPL-3.0", "gpl v3": "GPL-3.0", "gpl 3 0 only": "GPL-3.0", "gpl 3 0 or later": "GPL-3.0", "gplv3+": "GPL-3.0",
	"lgpl": "LGPL", "lgpl 2 1": "LGPL-2.1", "lgplv2 1": "LGPL-2.1", "lgpl v2 1": "LGPL-2.1", "lgpl 3": "LGPL-3.0", "lgpl 3 0": "LGPL-3.0", "lgplv3": "LGPL-3.0", "lgpl v3": "LGPL-3.0", "lgpl 2 1 or later": "LGPL-2.1", "lgpl 3 0 or later": "LGPL-3.0",
	"agpl": "AGPL-3.0", "agpl 3": "AGPL-3.0", "agpl 3 0": "AGPL-3.0", "agplv3": "AGPL-3.0", "agpl v3": "AGPL-3.0", "agpl 3 0 only": "AGPL-3.0", "agpl 3 0 or later": "AGPL-3.0", "gnu agpl": "AGPL-3.0",
	"mpl": "MPL-2.0", "mpl 2": "MPL-2.0", "mpl 2 0": "MPL-2.0", "mozilla public": "MPL-2.0", "mozilla public 2 0": "MPL-2.0", "mpl 1 1": "MPL-1.1",
	"isc": "ISC", "unlicense": "Unlicense", "the un": "Unlicense", "zlib": "Zlib", "zlib libpng": "Zlib", "wtfpl": "WTFPL", "public domain": "Public domain", "cc0": "CC0-1.0", "cc0 1 0": "CC0-1.0",
	"epl": "EPL", "epl 1 0": "EPL-1.0", "epl 2 0": "EPL-2.0", "eclipse public": "EPL", "eclipse public 1 0": "EPL-1.0", "eclipse public 2 0": "EPL-2.0", "cddl": "CDDL-1.0", "cddl 1 0": "CDDL-1.0",
	"postgresql": "PostgreSQL", "python software foundation": "PSF-2.0", "psf": "PSF-2.0", "psf 2 0": "PSF-2.0", "php": "PHP-3.01", "php 3 01": "PHP-3.01", "ruby": "Ruby", "artistic": "Artistic-2.0", "artistic 2 0": "Artistic-2.0", "perl": "Artistic-1.0-Perl",
	"boost": "BSL-1.0", "boost software": "BSL-1.0", "boost software 1 0": "BSL-1.0", "bsl 1 0": "BSL-1.0",
	"business source": "BUSL-1.1", "business source 1 1": "BUSL-1.1", "busl": "BUSL-1.1", "busl 1 1": "BUSL-1.1", "bsl 1 1": "BUSL-1.1", "bsl": "BUSL-1.1",
	"sspl": "SSPL-1.0", "sspl 1": "SSPL-1.0", "sspl 1 0": "SSPL-1.0", "ssplv1": "SSPL-1.0", "server side public": "SSPL-1.0", "elastic": "Elastic-2.0", "elastic 2 0": "Elastic-2.0", "elv2": "Elastic-2.0",
	"ms pl": "MS-PL", "microsoft public": "MS-PL", "eupl 1 2": "EUPL-1.2", "openssl": "OpenSSL", "ofl 1 1": "OFL-1.1", "fsl 1 1 mit": "FSL-1.1-MIT", "fsl 1 1 apache 2 0": "FSL-1.1-ALv2",
	"proprietary": "Proprietary", "commercial": "Proprietary", "closed source": "Proprietary",
}

// refines maps a licence to those that say the same less precisely.
var refines = map[string][]string{
	"BSD-2-Clause": {"BSD"}, "BSD-3-Clause": {"BSD"}, "BSD-4-Clause": {"BSD"}, "0BSD": {"BSD"}, "GPL-2.0": {"GPL"}, "GPL-3.0": {"GPL"},
	"LGPL-2.1": {"LGPL"}, "LGPL-3.0": {"LGPL"}, "EPL-1.0": {"EPL"}, "EPL-2.0": {"EPL"},
}

var longNames = strings.NewReplacer(
	"gnu affero general public", "agpl", "gnu lesser general public", "lgpl", "gnu library general public", "lgpl",
	"gnu general public", "gpl", "affero gpl", "agpl", "lesser gpl", "lgpl", "apache software", "apache",
)

// licenseKey folds a spelling of a licence.
func licenseKey(s string) string {
	s = strings.NewReplacer("(c)", " ", ".", " ", "-", " ", ",", " ", "(", " ", ")", " ", "/", " ", "\"", " ").Replace(s)
	kept := strings.Fields(s)
	kept = slices.DeleteFunc(kept, func(w string) bool {
		switch w {
		case "the", "license", "licence", "licensed", "licenses", "licences", "version", "v", "under", "style", "spdx", "software,", "permissive":
			return true
		}
		return false
	})
	key := longNames.Replace(strings.Join(kept, " "))
	key = strings.NewReplacer(" v2", " 2", " v3", " 3", " v1", " 1").Replace(key)
	return strings.TrimPrefix(key, "gnu ")
}

// spdx returns the SPDX ids of the licences that a text names, sorted; known is
// false if it names something else.
func spdx(text string) (ids []string, known bool) {
	text = strings.TrimRight(lower(text), ".")
	if id, ok := licenses[licenseKey(text)]; ok {
		return []string{id}, true
	}
	if open := strings.IndexByte(text, '('); open > 0 { // MIT (Expat), Apache 2.0 (core)
		if id, ok := licenses[licenseKey(text[:open])]; ok {
			return []string{id}, true
		}
	}
	parts := strings.FieldsFunc(strings.NewReplacer(" or ", "|", " and ", "|", "dual", " ", " & ", "|", "+ ", "|").Replace(text),
		func(r rune) bool { return r == '|' || r == ',' || r == '/' || r == ';' })
	for _, part := range parts {
		id, ok := licenses[licenseKey(part)]
		if !ok {
			return nil, false
		}
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return slices.Compact(ids), len(ids) > 0
}

// noLicense reports what pages print where they know of none.
func noLicense(text string) bool {
	switch licenseKey(lower(text)) {
	case "", "unknown", "other", "view", "noassertion", "n a", "none", "see", "various", "open source", "custom", "free":
		return true
	}
	return false
}
