package chrome

import (
	"bytes"
	"strings"

	"github.com/stackdex/stackdex/crawler/source/words"
)

// AsksToSubscribe reports a line in which a publisher thanks readers and asks them to
// subscribe: "Thanks for reading! Subscribe for free to receive new posts."
func AsksToSubscribe(line []byte) bool {
	const long = 240
	if len(line) > long || len(line) < len("Subscribe ") || line[0] != 'T' && line[0] != 'S' && line[0] != 'E' && line[0] != 'L' {
		return false
	}
	if bytes.HasPrefix(line, []byte("Thanks for reading")) {
		return bytes.Contains(line, []byte("ubscribe")) || bytes.Contains(line, []byte("share it"))
	}
	if bytes.HasPrefix(line, []byte("Enjoy")) || bytes.HasPrefix(line, []byte("Like")) {
		_, ask, ok := bytes.Cut(line, []byte("? "))
		return ok &&
			(bytes.HasPrefix(ask, []byte("Subscribe")) || bytes.HasPrefix(ask, []byte("Please subscribe")) ||
				bytes.HasPrefix(ask, []byte("Consider subscribing")))
	}
	return bytes.HasPrefix(line, []byte("Subscribe ")) && (bytes.Contains(line, []byte("newsletter")) || bytes.Contains(line, []byte(" new posts")))
}

// IsAdvertLine reports one line that says that it is advertising, and for what: "Ads by Acme: …",
// "Sponsored: Acme — 20% off".
func IsAdvertLine(line []byte) bool {
	const short, several = 80, 3 // words, of which a value of a label has fewer
	if label, text, ok := bytes.Cut(line, []byte(": ")); ok && len(label) < 16 && len(line) < 3*short &&
		bytes.Count(text, []byte(" ")) >= several && IsAdvertLabel(label) {
		return true
	}
	return len(line) < short &&
		(bytes.HasPrefix(line, []byte("Ads by ")) || bytes.HasPrefix(line, []byte("Ad by ")) || bytes.HasPrefix(line, []byte("Sponsored by "))) &&
		bytes.IndexByte(line, ':') > 0
}

// IsAdvertLabel reports a label of advertising, as "Advertisement".
func IsAdvertLabel(label []byte) bool {
	var space [24]byte
	if bytes.HasPrefix(label, []byte("ads via ")) || bytes.HasPrefix(label, []byte("Ads via ")) {
		return true
	}
	switch string(Lower(space[:0], bytes.TrimSuffix(label, []byte(":")))) {
	case "advertisement", "advert", "ad", "ads", "sponsored", "sponsored by", "promoted", "paid promotion",
		"our sponsor", "our sponsors", "from our sponsor", "from our sponsors", "anzeige", "werbung", "publicité", "publicidad", "pubblicità":
		return true
	}
	return false
}

// IsSubscribe reports the text of a button that sends an address.
func IsSubscribe(s string) bool {
	word, _, _ := strings.Cut(strings.ToLower(s), " ")
	switch word {
	case "subscribe", "sign", "join", "get", "send", "notify", "abonnieren", "anmelden", "s'abonner", "suscribirse", "iscriviti":
		return true
	}
	return false
}

// IsNewsletterText reports a text that asks to subscribe, or says how often what one gets
// then comes, and how many get it.
func IsNewsletterText(text []byte) bool {
	for _, phrase := range [...]string{"Subscribe", " subscribers", "our newsletter", "my newsletter", "mail a week", "mail a month", "mails a week", "your inbox"} {
		if bytes.Contains(text, []byte(phrase)) {
			return true
		}
	}
	const join = "Join "
	return len(text) > len(join) && bytes.HasPrefix(text, []byte(join)) && words.IsDigit(text[len(join)])
}

// IsAskedOfReader reports a question to readers about themselves.
func IsAskedOfReader(text []byte) bool {
	word, _, _ := bytes.Cut(text, []byte(" "))
	return bytes.HasSuffix(text, []byte("?")) && AsksReader(word)
}

// LeadsToApps reports a link to an app in an app store.
func LeadsToApps(link string) bool {
	for _, store := range [...]string{"https://apps.apple.com/", "https://play.google.com/store/", "https://itunes.apple.com/"} {
		if app, ok := strings.CutPrefix(link, store); ok && app != "" {
			return true
		}
	}
	return false
}

// IsPriced reports a text with an amount of money in it.
func IsPriced(text []byte) bool {
	for _, sign := range [...]string{"$", "€", "£"} {
		if i := bytes.Index(text, []byte(sign)); i >= 0 &&
			(i+len(sign) < len(text) && words.IsDigit(text[i+len(sign)]) || i > 0 && words.IsDigit(text[i-1])) {
			return true
		}
	}
	return false
}

// TakesOffer reports what captions begin with that take an offer up.
func TakesOffer(verb []byte) bool {
	var space [16]byte
	if len(verb) > len(space) {
		return false
	}
	switch string(Lower(space[:0], verb)) {
	case "register", "install", "redeem", "claim", "save", "enroll", "enrol", "apply", "buy", "shop", "unlock", "upgrade", "grab", "reserve",
		"subscribe":
		return true
	}
	return false
}

// IsOffered reports a text that says that something is sold, or to be had from the site:
// a sale, an event, a course, an app of its own.
func IsOffered(text string) bool {
	lower := strings.ToLower(text)
	for _, what := range [...]string{"% off", " sale", "discount", "coupon", "use code", "promo code", "webinar", "workshop", "masterclass", "our app", "our course", "all courses", "free trial", "ebook", "e-book", "whitepaper", "white paper", "our newsletter", "seats left", "limited time", "black friday"} {
		if strings.Contains(lower, what) {
			return true
		}
	}
	return false
}

// IsCompanyFigure reports what firms count of themselves.
func IsCompanyFigure(text string) bool {
	lower := strings.ToLower(text)
	for _, what := range [...]string{"projects delivered", "projects completed", "client satisfaction", "customer satisfaction", "years in business", "years of experience", "happy clients", "happy customers", "satisfied clients", "team members", "countries served"} {
		if strings.HasSuffix(lower, what) {
			return true
		}
	}
	return false
}

// OffersCode reports a code for a lower price.
func OffersCode(text []byte) bool {
	if bytes.IndexByte(text, '%') < 0 {
		return false
	}
	lower := bytes.ToLower(text)
	return bytes.Contains(lower, []byte("use code ")) && bytes.Contains(lower, []byte("% off"))
}

// OpensAccount reports a text that begins with opening an account.
func OpensAccount(text []byte) bool {
	const longest = 24
	return accountLexicon.Head(string(text[:min(len(text), longest)])) >= 0
}

var accountLexicon = words.NewLexicon("sign up", "sign in", "log in", "create an account", "create your", "create a free", "join for free", "register")
