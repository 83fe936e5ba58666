package sampleweb

import "slices"

// tool is all that the sample web knows of a tool; the lists are written in
// short: votes behind each point, slugs parted by spaces.
type tool struct {
	name, slug string
	repo       string // owner/name on the sample's GitHub
	site       string
	in         []string
	tagline    string
	about      string
	shown      string // stacks, followers, votes on StackShare
	stars      int64  // exact, on GitHub
	forks      int64
	license    string
	code       string // languages with percentages
	release    string // version and day
	pros, cons string
	features   string // parted by ;
	with       string // integrations
	alts       string
	firms      string // companies, parted by ,
	counts     string // company and developer stacks
}

var (
	frameworks      = []string{"Application & Data", "Frameworks", "Frameworks"}
	microframeworks = []string{"Application & Data", "Frameworks", "Microframeworks"}
	languages       = []string{"Application & Data", "Languages & Frameworks", "Languages"}
	uiLibraries     = []string{"Application & Data", "Libraries", "Javascript UI Libraries"}
	databases       = []string{"Application & Data", "Data Stores", "Databases"}
	queues          = []string{"Application & Data", "Data Stores", "Message Queue"}
	searchers       = []string{"Utilities", "Application Utilities", "Search Engines"}
	containers      = []string{"DevOps", "Build, Test, Deploy", "Container Tools"}
	servers         = []string{"DevOps", "Application Hosting", "Web Servers"}
)

// tools returns the catalog in its order.
func tools() []tool {
	return slices.Concat(pythonTools(), webTools(), enterpriseTools(), frontEndTools(), languageTools(), dataTools(), operationTools())
}
