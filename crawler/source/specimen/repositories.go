package specimen

// Repositories returns repository pages: a full one, one that shows little and
// an archived one.
func Repositories() []Content {
	return []Content{
		&Repository{Base: "https://github.com", Owner: "django", Repo: "django", About: "The Web framework that meets your deadline.",
			Homepage: "https://www.djangoproject.com/", Topics: []string{"python", "django", "web", "framework", "orm"},
			Stars: 85632, Forks: 33214, Watchers: 2290, Issues: -1, Pulls: 362, Commits: 33481, Contributors: 2512, UsedBy: 1_802_331,
			License: "BSD-3-Clause", Languages: []Language{{"Python", "97.4"}, {"HTML", "1.2"}, {"JavaScript", "0.8"}, {"Other", "0.6"}},
			Release: "5.2.8", ReleasedAt: "2025-11-05", PushedAt: "2025-11-14", ReadmeTitle: "Django",
			Readme: []string{"Django is a web framework for Python. Thanks for checking it out.", "Over 12,000 sites said hello; version 4.2 is the one before."}},
		&Repository{Base: "https://github.com", Owner: "acme", Repo: "tiny.js", Stars: 7, Forks: 0, Watchers: 1, Issues: 3, Pulls: 0, Commits: 12,
			Contributors: -1, UsedBy: -1},
		&Repository{Base: "https://github.com", Owner: "request", Repo: "request", About: "Simplified HTTP request client.", Stars: 25_612, Forks: 3_140,
			Watchers: 403, Issues: 133, Pulls: 53, Commits: 2_270, Contributors: 318, UsedBy: 5_100_000, License: "Apache-2.0",
			Languages: []Language{{"JavaScript", "99.6"}, {"Other", "0.4"}}, Archived: true, ArchivedAt: "2024-03-31", PushedAt: "2024-08-14"},
	}
}
