package metric

import (
	"bytes"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/words"
)

// OfCount returns the statistic that a unit stands for in its context.
func OfCount(unit, context string) string {
	if strings.HasPrefix(unit, "/") { // so many a week
		unit, context = "", context+unit
	}
	if strings.HasPrefix(unit, "times") && strings.Contains(context, "downloaded") { // so many times a week
		unit, context = "downloads", context+unit
	}
	if unit = words.ToLower(unit); unit != "" && !strings.Contains(unit, "tar") && !strings.Contains(unit, "or") && !strings.Contains(unit, "load") {
		return "" // neither stars nor forks, contributors or downloads
	}
	context = words.ToLower(context)
	switch {
	case strings.Contains(unit, "star") && !strings.Contains(unit, "start"):
		return "github.stars"
	case strings.Contains(unit, "fork"):
		return "github.forks"
	case strings.Contains(unit, "contributor") && strings.Contains(context, "github"):
		return "github.contributors"
	case strings.Contains(unit, "download") && strings.Contains(unit+context, "week") && strings.Contains(context, "npm"):
		return "npm.downloads_week"
	case strings.Contains(unit, "download") && strings.Contains(unit+context, "month") && strings.Contains(context, "pypi"):
		return "pypi.downloads_month"
	case unit == "" && strings.Contains(context, "github stars"), unit == "" && strings.HasPrefix(context, "stars "):
		return "github.stars"
	case unit == "" && strings.Contains(context, "github-sterne"), unit == "" && strings.HasPrefix(context, "sterne "):
		return "github.stars"
	case unit == "" && (strings.Contains(context, "github forks") || strings.Contains(context, "github-forks")):
		return "github.forks"
	case unit == "" && strings.Contains(context, "npm") && strings.Contains(context, "downloads") && strings.Contains(context, "week"):
		return "npm.downloads_week"
	}
	return ""
}

// IsCount reports attributes whose figures need no unit.
func IsCount(attribute string) bool {
	var buf [64]byte // longer labels allocate
	a := words.Lower(buf[:0], attribute)
	return bytes.Contains(a, []byte("github stars")) || string(a) == "stars" || string(a) == "sterne" ||
		bytes.Contains(a, []byte("github-sterne")) || bytes.Contains(a, []byte("github-forks")) || bytes.Contains(a, []byte("github forks")) ||
		bytes.Contains(a, []byte("npm")) && bytes.Contains(a, []byte("download"))
}
