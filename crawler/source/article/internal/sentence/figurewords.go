package sentence

import (
	"strings"

	"github.com/stackdex/stackdex/crawler/source/article/internal/metric"
	"github.com/stackdex/stackdex/crawler/source/words"
)

// sense is what a word beside a figure may say of it.
type sense uint16

const (
	degree       sense = 1 << iota // no more than about how much it is: "only"
	linking                        // no more than that something has it: "is", "of"
	verb                           // that a tool has it: "needs"
	timed                          // what takes the time: "boots"
	timedWithin                    // the same, in front of "in" only, or it may say anything: "built with X"
	timedNoun                      // the same, in front of "time": "response"
	untimed                        // nothing in front of "time", though it ends as what does: "evening"
	changing                       // which way something goes: "grew"
	changeNoun                     // the same, behind a figure or in front of "of": "a growth of"
	changeAdverb                   // the same, but not of a part of something: "up 5%", and not "up 99% of the time"
	changeOfPart                   // the same, but not of a part of something: "gains 5%", and not "gains 5% of all users"
	percentiled                    // which of many it is: "averages"
	ofMany                         // the same, in front of what a latency is spoken of with: "median"
	latent                         // such words
	rateNoun                       // what is counted, in front of "rate" or "loss": "error"
	matter                         // what is measured, of what, or on what, and no name: "memory"
)

// figureWord is what a word says, with the names of metrics that it gives.
type figureWord struct {
	senses sense
	time   string // all of it: "startup_time"
	change string // "growth" or "reduction"
	many   string // in front of the rest: "median_"
}

// figureWords are all the words that name figures or stand between a name and one.
var figureWords = figureWordsOf(
	figureLine{degree | linking, "", "only just about around roughly some nearly almost over under up to less more than well still ~ ≈ a as little much"},
	figureLine{linking, "", "takes took take taking needs needed need is was are were lasts lasted finishes finished completes completed ends ended of with on for in within from at by an the our its your " +
		"fell falls dropped drops went goes rose grew stays stayed remains that it and"},
	figureLine{verb, "", "is was has had needs needed uses used takes took runs ran handles handled serves served reaches reached does did offers claims beats starts started consumes consumed delivers delivered " +
		"processes processed answers answered compiles compiled builds built gets got comes came achieves achieved scores scored manages managed finishes finished renders rendered writes wrote reads read " +
		"peaks peaked tops sustains sustained showed shows hit hits posted"},

	figureLine{timed, "startup_time", "startup start-up start starts starting boot boots booting bootup"},
	figureLine{timed, "build_time", "build builds building"},
	figureLine{timed, "compile_time", "compile compiles compiling compilation"},
	figureLine{timed, "install_time", "install installs installing installation"},
	figureLine{timed, "deploy_time", "deploy deploys deployment"},
	figureLine{timed, "render_time", "render renders rendering"},
	figureLine{timed, "reload_time", "reload reloads"},
	figureLine{timed, "restart_time", "restart restarts"},
	figureLine{timed, "import_time", "import imports"},
	figureLine{timed, "recovery_time", "recover recovers recovery"},
	figureLine{timedWithin, "startup_time", "started booted"},
	figureLine{timedWithin, "build_time", "built"},
	figureLine{timedWithin, "compile_time", "compiled"},
	figureLine{timedWithin, "install_time", "installed"},
	figureLine{timedWithin, "deploy_time", "deployed"},
	figureLine{timedWithin, "render_time", "rendered"},
	figureLine{timedWithin, "reload_time", "reloaded"},
	figureLine{timedWithin, "restart_time", "restarted"},
	figureLine{timedWithin, "import_time", "imported"},
	figureLine{timedWithin, "load_time", "loads loaded"},
	figureLine{timedWithin, "recovery_time", "recovered"},
	figureLine{timedWithin, "latency", "answers answer answered responds respond responded replies replied"},
	figureLine{timedNoun, "", "start startup start-up boot build compile install load response request query render reload restart import export index deploy test run process wait recovery failover parse sync " +
		"backup restore insert write read scan search sort transfer upload download refresh inference access seek setup rebuild bundle transform delivery"},
	figureLine{untimed, "", "during morning evening amazing boring existing missing everything nothing something anything"},

	figureLine{changing, "growth", "grew grows grown grow growing rose rises risen rising increased increases increasing jumped jumps climbed climbs surged soared expanded expands raised raises gewachsen gestiegen " +
		"augmenté crecido aumentado"},
	figureLine{changing | changeNoun, "growth", "increase growth rise jump"},
	figureLine{changing | changeOfPart, "growth", "gained gains gaining"},
	figureLine{changing | changeNoun | changeOfPart, "growth", "gain"},
	figureLine{changing | changeAdverb, "growth", "up"},
	figureLine{changing, "reduction", "fell falls fallen declined declines decreased decreases shrank shrinks shrunk cuts cutting reduced reduces reduce reducing lowered lowers slashed saved saves save eliminated eliminates eliminate decreasing " +
		"gesunken geschrumpft baissé diminué reducido"},
	figureLine{changing | changeNoun, "reduction", "decline decrease reduction cut fall saving savings"},
	figureLine{changing | changeOfPart, "reduction", "dropped drops lost loses"},
	figureLine{changing | changeNoun | changeOfPart, "reduction", "drop loss"},
	figureLine{changing | changeAdverb, "reduction", "down"},

	figureLine{percentiled, "average_", "averages averaged averaging"},
	figureLine{ofMany, "average_", "average avg"},
	figureLine{ofMany, "median_", "median"},
	figureLine{ofMany, "mean_", "mean"},
	figureLine{ofMany, "minimum_", "minimum"},
	figureLine{ofMany, "maximum_", "maximum max"},
	figureLine{ofMany, "peak_", "peak"},
	figureLine{ofMany, "worst_case_", "worst-case"},
	figureLine{latent, "", "of is was at and latency latencies response reply round-trip"},
	figureLine{matter, "", "throughput latency memory footprint duration startup boot build compilation rendering indexing bandwidth development concurrency serialization validation parsing loading building caching " +
		"compression replication routing streaming usage consumption adoption writing reading routine size async performance speed version versions load response requests queries cpu ram storage disk traffic uptime " +
		"instance instances machine machines laptop desktop server servers box vm vps droplet container containers node nodes cluster clusters core cores process processes worker workers thread threads app apps " +
		"application applications project projects site sites page pages test tests job jobs"},
	figureLine{rateNoun, "", "error failure success hit miss drop packet data message event frame request timeout retry crash churn bounce conversion retention"},
)

// figureLine is what several words say.
type figureLine struct {
	senses sense
	name   string
	words  string // with spaces between them
}

func figureWordsOf(lines ...figureLine) map[string]figureWord {
	all := make(map[string]figureWord, 512)
	for _, l := range lines {
		for w := range strings.FieldsSeq(l.words) {
			f := all[w]
			f.senses |= l.senses
			switch {
			case l.senses&(timed|timedWithin) != 0:
				f.time = l.name
			case l.senses&timedNoun != 0 && f.time == "":
				f.time = w + "_time"
			case l.senses&changing != 0:
				f.change = l.name
			case l.senses&(percentiled|ofMany) != 0:
				f.many = l.name
			}
			all[w] = f
		}
	}
	return all
}

// hasSense reports that a word has one of some senses.
func hasSense(w string, senses sense) bool { return figureWords[w].senses&senses != 0 }

// isDegreeWord reports words between a verb or a preposition and its figure that say
// nothing of what it is.
func isDegreeWord(w string) bool { return w == "" || hasSense(w, degree) }

// isLinking reports words between what takes the time and the time: verbs that say no
// more than that it is taken, prepositions, articles and words of degree.
func isLinking(w string) bool { return w == "" || hasSense(w, linking) }

// isVerbOfTools reports a verb by which a tool has a figure.
func isVerbOfTools(w string) bool { return hasSense(w, verb) }

// IsMatter reports a common noun of measurements: what is measured, of what, or on what.
func IsMatter(w string) bool { return hasSense(w, matter) }

// timeOf names the time of what a verb or a noun does; within says that "in" follows.
func timeOf(w string, within bool) string {
	f := figureWords[w]
	if f.senses&timed != 0 || within && f.senses&timedWithin != 0 {
		return f.time
	}
	return ""
}

// timeName names the time that a noun in front of "time" says is taken.
func timeName(noun string) string {
	noun = words.Bare(noun)
	if f := figureWords[noun]; f.time != "" {
		return f.time
	}
	return metric.Snake(noun) + "_time"
}

// isTimedNoun reports a word in front of "time" that says what takes it.
func isTimedNoun(w string) bool {
	if words.Bare(w) != w || len(w) < 3 {
		return false
	}
	senses := figureWords[w].senses
	return senses&timedNoun != 0 || senses&untimed == 0 && words.HasSuffix(w, "ing", "tion", "ment")
}
