package crawler

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/stackdex/stackdex/crawler/fetch"
	"github.com/stackdex/stackdex/crawler/source/outline"
)

// wallByHeader recognises challenges that announce themselves in a header.
func wallByHeader(resp *fetch.Response) string {
	h := resp.Header
	switch {
	case strings.EqualFold(h.Get("Cf-Mitigated"), "challenge"):
		return "challenge by Cloudflare"
	case h.Get("X-Amzn-Waf-Action") != "":
		return "challenge by AWS WAF"
	case resp.Status >= 400 && (h.Get("X-Datadome") != "" || h.Get("X-Dd-B") != ""):
		return "challenge by DataDome"
	case resp.Status >= 400 && h.Get("X-Px-Block") != "":
		return "challenge by PerimeterX"
	}
	if resp.Status == 503 || resp.Status == 405 || resp.Status == 406 {
		if m := wallMarks.Find(resp.Body); m != nil {
			return "challenge with " + string(m)
		}
	}
	return ""
}

// wallMarks are what challenge pages load. Ordinary pages behind the same
// services load some of them too, so they count on pages without content only.
var wallMarks = regexp.MustCompile(`(?i)/cdn-cgi/challenge-platform/|cf-chl-|cf_chl_opt|challenges\.cloudflare\.com|captcha-delivery\.com|px-captcha|_pxAppId|/_Incapsula_Resource|akamai.{0,20}bot|ak-challenge|awswaf\.com|sucuri_cloudproxy|ddos-guard|hcaptcha\.com/1/api|google\.com/recaptcha|geetest|perfdrive\.com|kasada|/_sec/cp_challenge`)

var wallTitles = regexp.MustCompile(`(?i)^\s*(just a moment|attention required|access denied|access to this page has been denied|pardon our interruption|are you (a )?(robot|human)|robot check|security check|one more step|verifying you are human|verify you are human|human verification|checking your browser|please wait|before you continue|ddos-guard|blocked|forbidden|please enable (js|javascript|cookies)|you have been blocked|bot verification|client challenge)\b`)

var wallWords = regexp.MustCompile(`(?i)verif(y|ying) (that )?you are (a )?human|checking (if the site connection is secure|your browser)|enable javascript and cookies to continue|unusual traffic|press (and|&) hold|reference #[0-9a-f.]{8,}|are you a robot|complete the security check|you have been blocked|request unsuccessful\. incapsula`)

var consentWords = regexp.MustCompile(`(?i)before you continue|accept (all )?(cookies|and continue)|we (value|care about) your privacy|manage (your )?(cookies|consent|preferences)|consent to (the use of )?cookies|reject all`)

var (
	shellRoot = regexp.MustCompile(`(?i)<(div|main)[^>]{0,200}\bid\s*=\s*["']?(root|app|__next|__nuxt|svelte|___gatsby|app-root|main)["'\s>][^<]{0,20}</|<app-root[^>]{0,200}>\s*</app-root>`)
	needsJS   = regexp.MustCompile(`(?i)<noscript[^>]*>[^<]{0,200}(enable|requires?|need|turn on|without)[^<]{0,100}javascript|javascript[^<]{0,80}(is )?(required|disabled)`)
	hasScript = regexp.MustCompile(`(?i)<script[\s>]`)
)

const (
	shellText   = 200  // characters; a shell shows no more
	wallText    = 1500 // a challenge shows no more
	consentText = 4000
)

// wall says why a page that answered 200 is a wall in front of the page that
// was asked for: it has little text, and what a challenge, a consent wall or
// an empty shell has. It returns "" if it is none.
func wall(body []byte, o *outline.Outline) string {
	if len(bytes.TrimSpace(body)) == 0 {
		return "empty body"
	}
	text, title := "", ""
	if o != nil {
		text, title = strings.TrimSpace(o.Text()), o.Data().Title
	}
	switch {
	case len(text) <= wallText && wallTitles.MatchString(title):
		return "challenge: " + title
	case len(text) <= wallText && wallWords.MatchString(text):
		return "challenge: " + wallWords.FindString(text)
	case len(text) <= wallText && wallMarks.Match(body):
		return "challenge with " + string(wallMarks.Find(body))
	case len(text) <= consentText && len(consentWords.FindAllString(text, 3)) >= 2:
		return "consent wall"
	case len(text) <= shellText && hasScript.Match(body) && (shellRoot.Match(body) || needsJS.Match(body) || text == ""):
		return "empty shell that needs JavaScript"
	}
	return ""
}
