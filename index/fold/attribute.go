package fold

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// attribute is a row that pages label in different ways.
type attribute struct {
	key, label string
	crisp      crispness
	order      int // of rows; the lower first
}

// crispness says how two values of an attribute can contradict each other.
type crispness int

const (
	worded   crispness = iota // free wording: they cannot, beyond doubt
	yesNo                     // one says yes and the other no
	license                   // they name different licences
	language                  // they name different languages
	pattern                   // they name patterns that exclude each other
	oneName                   // one says yes and the other no, or they name different things
	oneYear                   // they name different years
)

// attributes is the table of known rows, in the order in which they are shown;
// the aliases are labels as pages write them, folded by slug.
var attributes = []struct {
	key, label string
	crisp      crispness
	aliases    string
}{
	{"language", "Language", language, "languages programming_language programming_languages primary_language main_language written_in implementation_language implemented_in core_language"},
	{"license", "License", license, "licence licenses licences license_type licensing open_source_license software_license"},
	{"type", "Type", worded, "framework_type category kind tool_type"},
	{"architecture", "Architecture", pattern, "architectural_pattern architecture_pattern architecture_style design_pattern pattern architectural_style"},
	{"released", "First released", oneYear, "release_year first_release first_released initial_release year_released released_in launched launch_year founded created_in year_of_release"},
	{"creator", "Created by", worded, "created_by author authors creators original_author developer developed_by founder"},
	{"maintainer", "Maintained by", worded, "maintained_by maintainers backed_by backing sponsor maintenance governance"},
	{"philosophy", "Philosophy", pattern, "design_philosophy approach core_philosophy"},
	{"typing", "Typing", pattern, "type_system typing_discipline type_safety static_typing"},
	{"concurrency", "Concurrency model", worded, "concurrency_model concurrency_approach"},
	{"async_support", "Async support", yesNo, "async asynchronous_support async_await native_async asynchronous async_capabilities"},
	{"websocket_support", "WebSocket support", yesNo, "websockets websocket web_sockets websocket_s web_socket_support"},
	{"real_time", "Real-time support", yesNo, "realtime real_time_support realtime_support real_time_capabilities real_time_features"},
	{"orm", "ORM", oneName, "built_in_orm orm_support default_orm orm_included native_orm database_orm builtin_orm orm_database"},
	{"database", "Databases", worded, "databases database_support supported_databases db_support database_options"},
	{"migrations", "Migrations", yesNo, "database_migrations schema_migrations"},
	{"admin_interface", "Admin interface", yesNo, "admin_panel admin admin_ui built_in_admin admin_dashboard built_in_admin_panel admin_site admin_interface_panel"},
	{"authentication", "Authentication", yesNo, "auth built_in_auth built_in_authentication authentication_system user_authentication"},
	{"template_engine", "Template engine", worded, "templating templates template_language templating_engine view_engine"},
	{"api_docs", "API documentation", yesNo, "api_documentation auto_documentation automatic_documentation openapi openapi_docs auto_docs automatic_docs"},
	{"dependency_injection", "Dependency injection", yesNo, "di built_in_di"},
	{"server", "Server", worded, "application_server web_server runtime_server default_server"},
	{"platform", "Platforms", worded, "platforms supported_platforms operating_system operating_systems os os_support cross_platform"},
	{"performance", "Performance", worded, "throughput speed raw_performance requests_per_second req_s"},
	{"memory", "Memory footprint", worded, "memory_footprint memory_usage memory_use ram memory_consumption"},
	{"scalability", "Scalability", worded, "scaling horizontal_scaling"},
	{"learning_curve", "Learning curve", worded, "ease_of_learning ease_of_use difficulty"},
	{"flexibility", "Flexibility", worded, "customization customizability"},
	{"security", "Security", worded, "built_in_security security_features"},
	{"community", "Community", worded, "community_size community_support community_and_support"},
	{"ecosystem", "Ecosystem", worded, "package_ecosystem packages plugins libraries package_index"},
	{"documentation", "Documentation", worded, "docs"},
	{"adoption", "Adoption", worded, "community_usage enterprise_adoption usage popularity market_share developer_usage"},
	{"ai_ml", "AI/ML integration", worded, "ai_ml_integration ai_ml_support ai_integration ml_support machine_learning"},
	{"cloud", "Cloud integration", worded, "cloud_integration cloud_support"},
	{"hosting", "Hosting", worded, "hosting_availability deployment hosting_options deployment_options hosting_support"},
	{"pricing", "Pricing", worded, "price cost costs free_tier pricing_model plans"},
	{"open_source", "Open source", yesNo, "is_open_source opensource source_available"},
	{"best_for", "Best for", worded, "use_cases use_case best_use_case ideal_for ideal_use_case best_suited_for suited_for primary_use_case primary_use best_fit"},
}

// attributeByKey finds a row by its key or an alias of it.
var attributeByKey = func() map[string]attribute {
	m := map[string]attribute{}
	for i, a := range attributes {
		entry := attribute{a.key, a.label, a.crisp, i}
		m[a.key] = entry
		for alias := range strings.FieldsSeq(a.aliases) {
			m[alias] = entry
		}
	}
	return m
}()

// attributeOf returns the row of a label as a page writes it. A label that the
// table does not know is its own row.
func attributeOf(label string) attribute {
	key := slug(normal(label))
	if a, ok := attributeByKey[key]; ok {
		return a
	}
	for _, k := range []string{strings.TrimPrefix(key, "built_in_"), strings.TrimPrefix(key, "native_"), strings.TrimSuffix(key, "_support")} {
		if a, ok := attributeByKey[k]; ok && (a.crisp == yesNo || a.crisp == oneName) {
			return a
		}
	}
	return attribute{shortKey(key), normal(label), worded, len(attributes)}
}

// maxKey is how many characters the key of a row has.
const maxKey = 60

// shortKey shortens a key so that different keys with the same beginning stay different.
func shortKey(key string) string {
	r := []rune(key)
	if len(r) <= maxKey {
		return key
	}
	sum := sha256.Sum256([]byte(key))
	return string(r[:maxKey-9]) + "_" + hex.EncodeToString(sum[:4])
}
