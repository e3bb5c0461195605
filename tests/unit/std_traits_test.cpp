#include <lend/lend.hpp>

#include <doctest/doctest.h>

#include <any>
#include <array>
#include <atomic>
#include <barrier>
#include <bitset>
#include <chrono>
#include <complex>
#include <condition_variable>
#include <coroutine>
#include <deque>
#include <exception>
#include <filesystem>
#include <forward_list>
#include <fstream>
#include <functional>
#include <future>
#include <initializer_list>
#include <iterator>
#include <latch>
#include <limits>
#include <list>
#include <locale>
#include <map>
#include <memory>
#include <memory_resource>
#include <mutex>
#include <optional>
#include <queue>
#include <random>
#include <ranges>
#include <ratio>
#include <regex>
#include <semaphore>
#include <set>
#include <shared_mutex>
#include <source_location>
#include <span>
#include <sstream>
#include <stack>
#include <stop_token>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <tuple>
#include <typeindex>
#include <unordered_map>
#include <unordered_set>
#include <valarray>
#include <variant>
#include <vector>
#include <version>
#if defined(__cpp_lib_expected)
#include <expected>
#endif

// The standard library, type by type: each family has a row with the traits and one without.

namespace {

constexpr unsigned sends = 1;
constexpr unsigned syncs = 2;
constexpr unsigned changes = 4;  // Concurrent
constexpr unsigned owns = 8;
constexpr unsigned none = 0;
constexpr unsigned value = sends | syncs | owns;

struct row {
  std::string_view type;
  unsigned expected;
  unsigned found;
};

template <class T>
constexpr row is(unsigned expected) {
  return {lend::detail::type_name<T>(), expected,
          (lend::Send<T> ? sends : none) | (lend::Sync<T> ? syncs : none) |
              (lend::Concurrent<T> ? changes : none) | (lend::Owned<T> ? owns : none)};
}

void check_rows(std::initializer_list<row> table) {
  for (const row& each : table) {
    CHECK_MESSAGE(each.found == each.expected, each.type);
  }
}

struct cached {
  mutable int hits;
};
/// An allocator, comparator or hash with a pointer in it.
template <class T>
struct marked_allocator : std::allocator<T> {
  template <class U>
  struct rebind {
    using other = marked_allocator<U>;
  };
  int* tag;
};
struct marked {
  int* tag;
  bool operator()(int a, int b) const { return a < b; }
  std::size_t operator()(int a) const { return static_cast<std::size_t>(a); }
};
struct bound {
  int by;
  bool operator()(int a, int b) const { return a % by < b % by; }
};
struct does_nothing {
  void operator()(const int* /*kept*/) const {}
};
struct tag_deleter {
  int* tag;
  void operator()(const int* of) const { delete of; }
};
struct doubling {
  static int twice(int n) { return 2 * n; }
};

using atomic = std::atomic<int>;
using marked_pair_allocator = marked_allocator<std::pair<const int, int>>;

}  // namespace

template <>
inline constexpr auto lend::enable_owned<tag_deleter> = lend::yes;

TEST_CASE("strings and sequences are what their elements and allocators are") {
  check_rows({
      is<std::string>(value),
      is<std::wstring>(value),
      is<std::u8string>(value),
      is<std::u16string>(value),
      is<std::pmr::string>(none),
      is<std::basic_string<char, std::char_traits<char>, marked_allocator<char>>>(none),
      is<std::vector<int>>(value),
      is<std::vector<bool>>(value),
      is<std::vector<bool>::reference>(none),
      is<std::vector<int*>>(none),
      is<std::vector<cached>>(sends | owns),
      is<std::vector<atomic>>(value),
      is<std::vector<int, marked_allocator<int>>>(none),
      is<std::pmr::vector<int>>(none),
      is<std::deque<std::string>>(value),
      is<std::deque<std::string_view>>(none),
      is<std::list<int>>(value),
      is<std::list<int*>>(none),
      is<std::forward_list<int>>(value),
      is<std::forward_list<int, marked_allocator<int>>>(none),
      is<std::array<int, 3>>(value),
      is<std::array<atomic, 3>>(value | changes),
      is<std::array<int*, 3>>(none),
      is<std::array<int, 0>>(value),
  });
}

TEST_CASE("associative containers are what keys, values, order, hash and allocator are") {
  check_rows({
      is<std::set<int>>(value),
      is<std::set<int, bound>>(value),
      is<std::set<int, marked>>(none),
      is<std::multiset<std::string>>(value),
      is<std::multiset<const char*>>(none),
      is<std::set<int>::node_type>(none),
      is<std::map<std::string, std::vector<int>>>(value),
      is<std::map<std::string, int*>>(none),
      is<std::map<int*, int>>(none),
      is<std::map<int, cached>>(sends | owns),
      is<std::map<int, int, std::less<>, marked_pair_allocator>>(none),
      is<std::map<int, int>::node_type>(none),
      is<std::multimap<int, std::string>>(value),
      is<std::multimap<int, int, bool (*)(int, int)>>(value),
      is<std::multimap<int, int, marked>>(none),
      is<std::unordered_set<int>>(value),
      is<std::unordered_set<int, marked>>(none),
      is<std::unordered_multiset<int>>(value),
      is<std::unordered_multiset<int, std::hash<int>, marked>>(none),
      is<std::unordered_map<std::string, std::string>>(value),
      is<std::unordered_map<std::string, std::string_view>>(none),
      is<std::unordered_multimap<int, int>>(value),
      is<std::unordered_multimap<int, int, marked>>(none),
  });
}

TEST_CASE("adaptors of containers are what container and order are") {
  check_rows({
      is<std::stack<int>>(value),
      is<std::stack<int*>>(none),
      is<std::stack<int, std::pmr::vector<int>>>(none),
      is<std::queue<std::string>>(value),
      is<std::queue<cached>>(sends | owns),
      is<std::priority_queue<int>>(value),
      is<std::priority_queue<int, std::vector<int>, bound>>(value),
      is<std::priority_queue<int, std::vector<int>, marked>>(none),
  });
}

TEST_CASE("sums and products of types are what their parts are") {
  check_rows({
      is<std::optional<std::string>>(value),
      is<std::optional<std::string_view>>(none),
      is<std::optional<atomic>>(value),
      is<std::variant<int, std::string, std::monostate>>(value),
      is<std::variant<int, int*>>(none),
      is<std::tuple<int, std::string>>(value),
      is<std::tuple<>>(value),
      is<std::tuple<atomic, atomic>>(value | changes),
      is<std::tuple<int, int&>>(none),
      is<std::pair<int, cached>>(sends | owns),
      is<std::pair<int, std::string>>(value),
      is<std::pair<int, const int&>>(none),
      is<std::pair<atomic, std::atomic<bool>>>(value | changes),
      is<std::monostate>(value),
      is<std::nullopt_t>(value),
      is<std::any>(none),
  });
#if defined(__cpp_lib_expected)
  check_rows({
      is<std::expected<int, std::string>>(value),
      is<std::expected<void, std::error_code>>(value),
      is<std::expected<int, const char*>>(none),
      is<std::unexpected<int>>(value),
  });
#endif
}

TEST_CASE("callables whose contents show are looked into, others are refused") {
  using bind = decltype(std::bind(doubling::twice, 1));  // NOLINT(modernize-avoid-bind)
  using member = decltype(std::mem_fn(&cached::hits));
  using negated = decltype(std::not_fn(doubling::twice));
  using bound_front = decltype(std::bind_front(doubling::twice, 1));
  check_rows({
      is<int (*)(int)>(value),
      is<int cached::*>(value),
      is<std::less<>>(value),
      is<std::plus<int>>(value),
      is<std::hash<std::string>>(value),
      is<std::identity>(value),
      is<std::function<int(int)>>(none),
      is<bind>(none),
      is<member>(none),
      is<negated>(none),
      is<bound_front>(none),
      is<std::reference_wrapper<int>>(none),
      is<std::reference_wrapper<int(int)>>(none),
  });
#if defined(__cpp_lib_move_only_function)
  check_rows({is<std::move_only_function<void()>>(none)});
#endif
}

TEST_CASE("unique_ptr owns, but its const is shallow") {
  check_rows({
      is<std::unique_ptr<int>>(sends | owns),
      is<const std::unique_ptr<int>>(sends | owns),
      is<std::unique_ptr<const int>>(value),
      is<std::unique_ptr<const cached>>(sends | owns),
      is<std::unique_ptr<atomic>>(value),
      is<std::unique_ptr<const atomic>>(value),
      is<std::unique_ptr<int[]>>(sends | owns),
      is<std::unique_ptr<const int[]>>(value),
      is<std::unique_ptr<atomic[]>>(value),
      is<std::unique_ptr<int*>>(none),
      is<std::unique_ptr<const int*>>(none),
      is<std::unique_ptr<std::unique_ptr<const int>>>(sends | owns),
      is<std::unique_ptr<const std::unique_ptr<const int>>>(value),
      is<std::unique_ptr<const std::unique_ptr<int>>>(sends | owns),
      is<std::unique_ptr<int, does_nothing>>(none),
      is<std::unique_ptr<int, tag_deleter>>(owns),
      is<std::unique_ptr<void, does_nothing>>(none),
      is<std::default_delete<int>>(value),
  });
}

TEST_CASE("what is shared, or refers to data of others, is refused") {
  check_rows({
      is<std::shared_ptr<int>>(none),
      is<std::shared_ptr<const int>>(none),
      is<std::shared_ptr<atomic>>(none),
      is<std::weak_ptr<int>>(none),
      is<std::weak_ptr<const int>>(none),
      is<std::enable_shared_from_this<cached>>(none),
      is<std::span<int>>(none),
      is<std::span<const int, 3>>(none),
      is<std::string_view>(none),
      is<std::wstring_view>(none),
      is<std::initializer_list<int>>(none),
      is<std::vector<int>::iterator>(none),
      is<std::vector<bool>::iterator>(none),
      is<std::deque<int>::const_iterator>(none),
      is<std::list<int>::iterator>(none),
      is<std::forward_list<int>::iterator>(none),
      is<std::map<int, int>::iterator>(none),
      is<std::unordered_set<int>::iterator>(none),
      is<std::reverse_iterator<int*>>(none),
      is<std::move_iterator<int*>>(none),
      is<std::counted_iterator<int*>>(none),
      is<std::back_insert_iterator<std::vector<int>>>(none),
      is<std::istream_iterator<int>>(none),
      is<std::ostreambuf_iterator<char>>(none),
      is<std::default_sentinel_t>(value),
      is<std::unreachable_sentinel_t>(value),
  });
}

TEST_CASE("views are refused, those that own too, for they do not show what they hold") {
  using all = decltype(std::views::all(std::declval<std::vector<int>&>()));
  using taken = decltype(std::views::take(std::declval<std::vector<int>&>(), 2));
  check_rows({
      is<all>(none),
      is<taken>(none),
      is<std::ranges::iota_view<int, int>>(none),
      is<std::ranges::single_view<int>>(none),
      is<std::ranges::subrange<int*>>(none),
      is<std::ranges::in_out_result<int*, int*>>(none),
      is<std::ranges::in_found_result<int>>(value),
      is<std::ranges::empty_view<int>>(value),
  });
}

TEST_CASE("numbers") {
  check_rows({
      is<std::byte>(value),
      is<std::nullptr_t>(value),
      is<std::complex<double>>(value),
      is<std::valarray<double>>(value),
      is<std::valarray<int*>>(none),
      is<std::slice>(value),
      is<std::gslice>(none),
      is<std::slice_array<int>>(none),
      is<std::bitset<70>>(value),
      is<std::bitset<70>::reference>(none),
      is<std::ratio<1, 3>>(value),
      is<std::numeric_limits<int>>(value),
      is<std::strong_ordering>(value),
      is<std::weak_ordering>(value),
      is<std::partial_ordering>(value),
      is<std::integral_constant<int, 3>>(value),
  });
}

TEST_CASE("times and dates") {
  using namespace std::chrono;
  check_rows({
      is<nanoseconds>(value),
      is<duration<double, std::ratio<1, 3>>>(value),
      is<duration<cached>>(sends | owns),
      is<system_clock::time_point>(value),
      is<steady_clock::time_point>(value),
      is<sys_days>(value),
      is<steady_clock>(value),
      is<day>(value),
      is<month>(value),
      is<year>(value),
      is<weekday>(value),
      is<weekday_indexed>(value),
      is<weekday_last>(value),
      is<month_day>(value),
      is<month_day_last>(value),
      is<month_weekday>(value),
      is<month_weekday_last>(value),
      is<year_month>(value),
      is<year_month_day>(value),
      is<year_month_day_last>(value),
      is<year_month_weekday>(value),
      is<year_month_weekday_last>(value),
      is<hh_mm_ss<seconds>>(value),
      is<const day*>(none),
  });
}

TEST_CASE("random engines, their adaptors and distributions; not a device") {
  using bad_engine = std::discard_block_engine<std::mt19937, 223, 23>;
  check_rows({
      is<std::mt19937>(value),
      is<std::mt19937_64>(value),
      is<std::minstd_rand>(value),
      is<std::ranlux24_base>(value),
      is<std::ranlux48>(value),
      is<bad_engine>(value),
      is<std::independent_bits_engine<std::mt19937, 8, unsigned>>(value),
      is<std::knuth_b>(value),
      is<std::seed_seq>(value),
      is<std::uniform_int_distribution<int>>(value),
      is<std::uniform_real_distribution<>>(value),
      is<std::bernoulli_distribution>(value),
      is<std::binomial_distribution<>>(value),
      is<std::geometric_distribution<>>(value),
      is<std::negative_binomial_distribution<>>(value),
      is<std::poisson_distribution<>>(value),
      is<std::exponential_distribution<>>(value),
      is<std::gamma_distribution<>>(value),
      is<std::weibull_distribution<>>(value),
      is<std::extreme_value_distribution<>>(value),
      is<std::normal_distribution<>>(value),
      is<std::lognormal_distribution<>>(value),
      is<std::chi_squared_distribution<>>(value),
      is<std::cauchy_distribution<>>(value),
      is<std::fisher_f_distribution<>>(value),
      is<std::student_t_distribution<>>(value),
      is<std::discrete_distribution<>>(value),
      is<std::piecewise_constant_distribution<>>(value),
      is<std::piecewise_linear_distribution<>>(value),
      is<std::normal_distribution<>::param_type>(value),
      is<std::random_device>(none),
  });
}

TEST_CASE("files and errors; an exception_ptr shares its exception with others") {
  namespace fs = std::filesystem;
  check_rows({
      is<fs::path>(value),
      is<fs::path::iterator>(none),
      is<fs::directory_entry>(value),
      is<fs::file_status>(value),
      is<fs::space_info>(value),
      is<fs::file_time_type>(value),
      is<fs::directory_iterator>(none),
      is<fs::recursive_directory_iterator>(none),
      is<std::error_code>(value),
      is<std::error_condition>(value),
      is<const std::error_category*>(none),
      is<std::exception_ptr>(none),
      is<std::nested_exception>(none),
      is<std::runtime_error>(none),
      is<std::system_error>(none),
      is<std::source_location>(value),
      is<std::type_index>(value),
      is<const std::type_info*>(none),
  });
}

TEST_CASE("handles of threads move; a stop_callback runs code that its type does not check") {
  check_rows({
      is<std::thread>(value),
      is<std::thread::id>(value),
      is<std::stop_token>(value),
      is<std::jthread>(value),
      is<std::stop_source>(value),
      is<std::stop_callback<int (*)()>>(none),
  });
}

template <char>
struct named_by_character {};
struct compared {
  friend auto operator<(const compared&, const compared&) {
    struct verdict {};
    return verdict{};
  }
  friend auto operator>>(const compared&, const compared&) {
    struct verdict {};
    return verdict{};
  }
};

TEST_CASE("brackets in names that are no brackets of templates are not counted") {
  check_rows({
      is<std::optional<named_by_character<'<'>>>(value),
      is<std::optional<named_by_character<'>'>>>(value),
      is<std::optional<named_by_character<'\''>>>(value),
      is<std::optional<decltype(compared() < compared())>>(value),
      is<std::optional<decltype(compared() >> compared())>>(value),
  });
}

TEST_CASE("locks are refused: they do not own what they guard, and belong to a thread") {
  check_rows({
      is<std::mutex>(none),
      is<std::timed_mutex>(none),
      is<std::recursive_mutex>(none),
      is<std::recursive_timed_mutex>(none),
      is<std::shared_mutex>(none),
      is<std::shared_timed_mutex>(none),
      is<std::condition_variable>(none),
      is<std::condition_variable_any>(none),
      is<std::lock_guard<std::mutex>>(none),
      is<std::unique_lock<std::mutex>>(none),
      is<std::shared_lock<std::shared_mutex>>(none),
      is<std::scoped_lock<std::mutex>>(none),
      is<std::once_flag>(none),
      is<std::latch>(none),
      is<std::barrier<>>(none),
      is<std::counting_semaphore<>>(none),
      is<std::defer_lock_t>(value),
  });
}

TEST_CASE("atomics are concurrent when what they hold is sent and owned") {
  check_rows({
      is<std::atomic<int>>(value | changes),
      is<std::atomic<double>>(value | changes),
      is<const std::atomic<int>>(value | changes),
      is<std::atomic<std::array<int, 2>>>(value | changes),
      is<std::atomic<int*>>(none),
      is<std::atomic<std::shared_ptr<int>>>(none),
      is<std::atomic_flag>(value | changes),
      is<std::atomic_ref<int>>(none),
      is<std::memory_order>(value),
  });
}

TEST_CASE("futures are refused: what they share may hold any callable, or an exception") {
  check_rows({
      is<std::future<int>>(none),
      is<std::shared_future<int>>(none),
      is<std::promise<int>>(none),
      is<std::packaged_task<int()>>(none),
      is<std::coroutine_handle<>>(none),
      is<std::coroutine_handle<cached>>(none),
      is<std::suspend_always>(value),
  });
}

TEST_CASE("a locale carries facets of any class, and so do streams and regular expressions") {
  check_rows({
      is<std::locale>(none),
      is<std::regex>(none),
      is<std::smatch>(none),
      is<std::cmatch>(none),
      is<std::ostringstream>(none),
      is<std::stringbuf>(none),
      is<std::ifstream>(none),
      is<std::ostream*>(none),
  });
}

TEST_CASE("allocators that know a resource are refused, empty ones are values") {
  check_rows({
      is<std::allocator<int>>(value),
      is<std::pmr::polymorphic_allocator<int>>(none),
      is<std::pmr::memory_resource*>(none),
      is<std::pmr::monotonic_buffer_resource>(none),
  });
}
