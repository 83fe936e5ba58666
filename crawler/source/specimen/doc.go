// Package specimen holds what pages say and how they may look: content
// values, the facts a careful person reads off them (Gold), and renderers that
// write the same content as the real sites do (Render) or in many other
// structures (Variant). The sample web serves such pages, and package
// conformance holds sources to what they say.
//
// Where package record leaves room, Gold rules:
//
//   - A tool that stands on a page in several roles is one tool fact with the
//     strongest role: subject, alternative, mentioned. Companies are no tools.
//   - Every alternative of a page about several tools is one of each of them.
//   - A page's category path has neither the site's section nor the page.
//   - A null stands only where the page states nothing else of that kind of
//     the tool: a sign-up wall over the pros is null only if no pro stands
//     elsewhere. A null trait, statistic, pro, con or relation is a fact.
//   - A list of features without a label is a trait called "features".
//   - The fixed questions of a site's template ("What are the differences?",
//     "Why do developers choose X?") are labels of their sections, not
//     answers; "What is X?" is an answer, and its first paragraph the
//     description of X.
//   - The text of an answer is what stands directly under its heading, up to
//     the next heading of any level: paragraphs and list items, no tables.
//   - The tools of an opinion are its badges; the tags inside of its text stay
//     text, as printed.
//   - The tools of a related comparison are those of its title.
//   - A cell is a trait of its own, beside the other tools of its table, also
//     where other tables hold the same value; the same table again is none.
//     Prose that repeats the value of a cell is no trait besides.
//   - The rows of a table under a heading about the alternatives of X are
//     alternatives of X.
//   - The line under a table that says of when its figures are dates them.
//   - A cell is split into values at ", ", "; " and " / " outside parentheses;
//     the slash of a rate ("$10 / month") splits nothing.
//   - A row "FastAPI (async)" of a table with a tool a row is about FastAPI;
//     what stands in parentheses is the workload of its measurements.
//   - Bounds: 85.6K is 85,550 to 85,650, whole numbers without suffix are
//     exact, percentages and points are good to half of their last digit, "~"
//     and "around" give no bounds, "78k+" and "over" give the lower bound, a
//     range has bounds and no value.
//   - A figure is a measurement if it has a subject that the page names as a
//     tool, language, protocol or registry; what is said of teams or budgets in
//     general is none.
//   - A repository page is about the repository's name (django, aspnetcore);
//     counts in a title attribute are exact and win over abbreviated ones; it
//     is written in the first of its languages. The page has no date: its
//     counts are of the day on which it is seen, not of the last push.
package specimen
