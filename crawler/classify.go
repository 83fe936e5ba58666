package crawler

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"

	"github.com/stackdex/stackdex/crawler/fetch"
	"github.com/stackdex/stackdex/crawler/source"
	"github.com/stackdex/stackdex/crawler/source/outline"
	"github.com/stackdex/stackdex/ingest/record"
	"github.com/stackdex/stackdex/ingest/record/canon"
)

// verdict is what a fetch means for a URL, before anything is written.
type verdict struct {
	outcome outcome
	reason  string          // for people
	atLeast time.Duration   // not due before, as the site asks
	target  string          // of a redirect
	resp    *fetch.Response // nil: there was no answer
	page    *record.Page    // if read
	links   []outline.Link
	left    []source.Left // what of the page was not read
}

func verdictOf(o outcome, format string, args ...any) verdict {
	return verdict{outcome: o, reason: fmt.Sprintf(format, args...)}
}

var errorOutcomes = map[fetch.Class]outcome{
	fetch.Unreachable: outcomeUnreachable, fetch.RobotsDown: outcomeRobotsDown, fetch.Forbidden: outcomeForbidden, fetch.Paused: outcomeBusy,
	fetch.Refused: outcomeRefused, fetch.TooLarge: outcomeOverLimit, fetch.Unreadable: outcomeUnreadable, fetch.Canceled: outcomeUnreachable,
}

// errorVerdict returns the verdict on a failed fetch. A page that was read before and is now
// refused for its private address is not given up: this process only lacks the
// permission that it was read with.
func errorVerdict(row *record.URLRow, err error) verdict {
	var fe *fetch.Error
	if !errors.As(err, &fe) {
		return verdictOf(outcomeUnreachable, "%v", err)
	}
	if errors.Is(err, fetch.ErrNoContact) || errors.Is(err, fetch.ErrPrivate) && !row.FetchedAt.IsZero() {
		return verdictOf(outcomeUnserved, "%v", fe.Err)
	}
	v := verdictOf(errorOutcomes[fe.Class], "%v", fe.Err)
	v.atLeast = fe.RetryAfter
	return v
}

// missingFor is how long a page must be missing before it is gone.
const missingFor = day

// responseVerdict returns the verdict on a response by its status; if that is
// outcomeRead, the body is still to be read.
func (c *Crawler) responseVerdict(row *record.URLRow, conditional bool, resp *fetch.Response) verdict {
	v := c.statusVerdict(row, conditional, resp)
	v.resp = resp
	v.atLeast = max(v.atLeast, resp.RetryAfter)
	return v
}

func (c *Crawler) statusVerdict(row *record.URLRow, conditional bool, resp *fetch.Response) verdict {
	if why := wallByHeader(resp); why != "" {
		return verdictOf(outcomeBlocked, "%s", why)
	}
	if resp.URL != row.URL {
		at, err := c.fetcher.Canonical("", resp.URL)
		if v := c.temporaryRedirect(row, at); err == nil && at != row.URL && (v.outcome == outcomeBlocked || v.target != "") {
			return v
		} // else no page of its own: another address of this one
	}
	switch s := resp.Status; {
	case s == http.StatusNotModified && conditional:
		return verdictOf(outcomeUnchanged, "")
	case s == http.StatusOK || s == http.StatusNonAuthoritativeInfo:
		return verdictOf(outcomeRead, "")
	case s == http.StatusMovedPermanently || s == http.StatusPermanentRedirect:
		return c.permanentRedirect(row, resp.Location)
	case s == http.StatusFound || s == http.StatusSeeOther || s == http.StatusTemporaryRedirect:
		return c.temporaryRedirect(row, resp.Location)
	case s == http.StatusUnauthorized || s == http.StatusPaymentRequired || s == http.StatusForbidden || s == http.StatusProxyAuthRequired ||
		s == 999:
		return verdictOf(outcomeBlocked, "status %d", s)
	case s == http.StatusGone || s == http.StatusUnavailableForLegalReasons:
		return verdictOf(outcomeGone, "status %d", s)
	case s == http.StatusNotFound:
		since := row.MissingSince
		if !since.IsZero() && c.opts.Clock.Now().Sub(since) >= missingFor {
			return verdictOf(outcomeGone, "status 404 since %s", record.Day(since))
		}
		return verdictOf(outcomeMissing, "status 404")
	case s == http.StatusTooManyRequests || resp.RetryAfter > 0 && cannotServe(s):
		return verdictOf(outcomeBusy, "status %d", s)
	case cannotServe(s):
		return verdictOf(outcomeFailing, "status %d", s)
	}
	return verdictOf(outcomeUnreadable, "status %d", resp.Status)
}

// cannotServe reports whether a status says that the page cannot be had now.
func cannotServe(status int) bool {
	return status == http.StatusRequestTimeout || status == http.StatusTooEarly || status == http.StatusAccepted || status >= 500
}

// temporaryRedirect returns the verdict on one: the facts stay, and the target is fetched
// in its own right if a source reads it.
func (c *Crawler) temporaryRedirect(row *record.URLRow, target string) verdict {
	u, err := url.Parse(target)
	switch {
	case err != nil || target == "":
		return verdictOf(outcomeUnreadable, "redirect to nowhere")
	case isWallAddress(u):
		return verdictOf(outcomeBlocked, "sent to %s", target)
	case isHome(u):
		return verdictOf(outcomeBlocked, "sent to the home page")
	}
	v := verdictOf(outcomeElsewhere, "for now at %s", target)
	if s := c.claims.claim(u, row.Seed); s != nil {
		v.target = target
	}
	return v
}

// permanentRedirect returns the verdict on one.
func (c *Crawler) permanentRedirect(row *record.URLRow, target string) verdict {
	u, err := url.Parse(target)
	switch {
	case err != nil || target == "":
		return verdictOf(outcomeUnreadable, "redirect to nowhere")
	case isHome(u):
		v := verdictOf(outcomeGone, "moved to the home page")
		v.target = target
		return v
	case isWallAddress(u):
		v := verdictOf(outcomeGone, "moved to %s", target)
		v.target = target
		return v
	}
	s := c.claims.claim(u, row.Seed)
	o := outcomeGone
	if s != nil && s.info.Name == row.Source && (len(s.info.Hosts) > 0 || sameSite(row.Host, canon.Host(u))) {
		o = outcomeMoved
	}
	v := verdictOf(o, "moved to %s", target)
	v.target = target
	return v
}

// sameSite reports whether two hosts are equal but for a leading www.
func sameSite(a, b string) bool {
	return strings.TrimPrefix(a, "www.") == strings.TrimPrefix(b, "www.")
}

func isHome(u *url.URL) bool { return u.Path == "" || u.Path == "/" }

// wallAddress matches a whole part of a path: next-auth and sign-in-with-apple
// are tools.
var wallAddress = regexp.MustCompile(`(?i)(^|/)(((user|users|account|member)[._-]?)?(log-?in|sign-?in)|sso|oauth2?|auth|consent|captcha|challenge|blocked|cookie-?(wall|consent)|cdn-cgi)([._-](page|wall|form|required|redirect))?(\.[a-z]{2,5})?(/|$)`)

// isWallAddress recognises logins, consent walls and challenges by their URL.
func isWallAddress(u *url.URL) bool {
	first, _, _ := strings.Cut(u.Hostname(), ".")
	switch first {
	case "login", "signin", "sso", "auth", "consent", "accounts":
		return true
	}
	return wallAddress.MatchString(u.Path)
}
