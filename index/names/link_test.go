package names_test

import (
	"testing"

	"github.com/stackdex/stackdex/index/names"
)

// TestPackages: the page of a package in its registry, and what people write for it,
// mean its tool; other pages of the registry, and the same path elsewhere, do not.
func TestPackages(t *testing.T) {
	r, err := extend(t, `tools:
  - {id: zork, name: Zork Engine, packages: ['npm:@zork/core', 'npm:zorkjs', 'pypi:zork-engine', 'gem:zorkgem', 'cargo:zorkcrate', 'composer:zork/zorkphp', 'nuget:zork.net', 'hex:zorkex', 'pub:zorkdart', 'go:zork.dev/x/zork']}
`)
	if err != nil {
		t.Fatal(err)
	}
	table := names.NewTable(r)
	for address, want := range map[string]bool{
		"https://www.npmjs.com/package/zorkjs": true, "https://www.npmjs.com/package/@zork/core": true, "https://www.npmjs.com/package/zorkjs/v/1.2.0": true, "@zork/core": true, "npm:zorkjs": true, "pkg:npm/zorkjs@1.2.0": true, "yarn:ZorkJS": true,
		"https://pypi.org/project/zork-engine/": true, "https://pypi.org/project/Zork_Engine": true, "pip:zork.engine": true,
		"https://rubygems.org/gems/zorkgem": true, "https://crates.io/crates/zorkcrate": true, "crates.io:zorkcrate": true,
		"https://packagist.org/packages/zork/zorkphp": true, "https://www.nuget.org/packages/Zork.Net": true, "https://hex.pm/packages/zorkex": true, "https://pub.dev/packages/zorkdart": true, "https://pkg.go.dev/zork.dev/x/zork": true, "go:zork.dev/x/zork": true,
		"https://www.npmjs.com/search/zorkjs": false, "https://www.npmjs.com/": false, "https://npm.example/package/zorkjs": false, "npm:other": false, "moon:zorkjs": false,
		"https://pypi.org/user/zork-engine": false, "https://pypi.org/project": false, "https://gems.example/gems/zorkgem": false, "https://rubygems.org/profiles/zorkgem": false,
		"https://crates.example/crates/zorkcrate": false, "https://crates.io/users/zorkcrate": false, "https://packagist.example/packages/zork/zorkphp": false, "https://packagist.org/users/zork/zorkphp": false,
		"https://nuget.example/packages/Zork.Net": false, "https://www.nuget.org/profiles/Zork.Net": false, "https://hex.example/packages/zorkex": false, "https://hex.pm/users/zorkex": false, "https://pub.example/packages/zorkdart": false, "https://pub.dev/publishers/zorkdart": false,
		"https://go.example/zork.dev/x/zork": false,
	} {
		if got := table.Resolve(address, names.Context{}); (got.ID == "zork") != want {
			t.Errorf("%s is %q (%s); zork: want %t", address, got.ID, got.Why, want)
		}
	}
}
