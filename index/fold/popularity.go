package fold

import "math"

// The metrics of popularity, and how many stars or stacks one of each is worth.
var (
	codeSignals = map[string]float64{"github_stars": 1, "github_forks": 3, "npm_downloads_week": 0.01, "pypi_downloads_month": 0.0025}
	useSignals  = map[string]float64{"stackshare_stacks": 1, "stackshare_followers": 1, "stackshare_votes": 8, "stackshare_company_stacks": 4, "stackshare_developer_stacks": 4}
)

// Popularity combines a tool's metrics in one number: the geometric mean of
// its best signal of code (stars; a fork counts for 3, 100 weekly downloads
// for 1) and its best signal of use (stacks, followers; a vote counts for 8).
// A side that is not known leaves the other as it is; without both it is 0.
// The tier is twice its decimal logarithm, at most 9: a tier is half a decade.
func Popularity(metrics map[string]float64) (popularity float64, tier int) {
	code, use := strongest(metrics, codeSignals), strongest(metrics, useSignals)
	switch {
	case code > 0 && use > 0:
		popularity = math.Sqrt(code * use)
	default:
		popularity = max(code, use)
	}
	popularity = math.Round(popularity)
	return popularity, min(9, int(2*math.Log10(1+popularity)))
}

// maxSignal is more than anything can have; what claims more claims nonsense.
const maxSignal = 1e10

func strongest(metrics, signals map[string]float64) float64 {
	best := 0.0
	for name, weight := range signals {
		if n := metrics[name]; n <= maxSignal {
			best = max(best, n*weight)
		}
	}
	return best
}
