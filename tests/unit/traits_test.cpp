#include <lend/lend.hpp>

#include <doctest/doctest.h>

#include <array>
#include <atomic>
#include <bitset>
#include <chrono>
#include <complex>
#include <cstdlib>
#include <deque>
#include <filesystem>
#include <forward_list>
#include <functional>
#include <iterator>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <queue>
#include <random>
#include <set>
#include <span>
#include <stack>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <variant>
#include <vector>

namespace {

template <class T>
struct marked_allocator : std::allocator<T> {
  int* tag;
};

struct recursive {
  std::vector<recursive> children;
  std::map<int, recursive> named;
  int value;
};
struct recursive_with_pointer {
  std::vector<recursive_with_pointer> children;
  int* parent;
};
struct with_array {
  char name[16];
  int id;
  double matrix[2][3];
};
struct with_pointer_array {
  int id;
  int* pointers[2];
};
struct with_mutable {
  mutable int hits;
};
struct with_mutable_atomic {
  mutable std::atomic<int> hits;
};
struct with_reference {
  int& target;
};
struct with_const_reference {
  const int& target;
};
int somewhere = 0;
struct with_default_reference {
  int& target = somewhere;
};
struct lazy_deleter {
  void operator()(int* /*kept*/) const {}
};
struct free_it {
  void operator()(void* memory) const { std::free(memory); }
};
struct base {
  int value;
};
struct derived : base {
  int more;
};
union either {
  int i;
  float f;
};
class secret {
 public:
  explicit secret(int value) : value_(value) {}
  [[nodiscard]] int value() const { return value_; }

 private:
  int value_;
};
class promised {
 public:
  explicit promised(int value) : value_(value) {}
  [[nodiscard]] int value() const { return value_; }

 private:
  int value_;
};
struct denied {
  int value;
};
struct derived_from_members {
  mutable int value;
};
struct with_loan {
  lend::slice<int> part;
};

enum class trait { all, none };

template <class T, trait Expected>
constexpr bool value_traits_are =
    lend::Send<T> == (Expected == trait::all) && lend::Sync<T> == (Expected == trait::all) &&
    lend::Owned<T> == (Expected == trait::all) && !lend::Concurrent<T>;

template <class... Ts>
constexpr bool all_are_values = (value_traits_are<Ts, trait::all> && ...);

template <class... Ts>
constexpr bool none_is_a_value = (value_traits_are<Ts, trait::none> && ...);

}  // namespace

template <>
inline constexpr auto lend::enable_send<promised> = lend::yes;
template <>
inline constexpr auto lend::enable_send<denied> = lend::no;
template <>
inline constexpr auto lend::enable_send<derived_from_members> = lend::derive;
template <>
inline constexpr auto lend::enable_sync<derived_from_members> = lend::derive;
template <>
inline constexpr auto lend::enable_owned<free_it> = lend::yes;

TEST_CASE("scalars are values, pointers to objects are not") {
  enum color { red };
  static_assert(
      all_are_values<int, const int, char, bool, double, std::byte, color, std::nullptr_t>);
  struct empty {};
  static_assert(
      all_are_values<int (*)(int), void (*)() noexcept, void (*)(int*), int recursive::*, empty>);
  static_assert(none_is_a_value<int*, const int*, void*, const char*, int**>);
  static_assert(!lend::Send<int&> && !lend::Owned<const int&> && !lend::Sync<volatile int>);
}

TEST_CASE("owners of the standard library are values when their parts are") {
  using std::chrono::steady_clock;
  static_assert(all_are_values<std::string, std::wstring, std::vector<int>, std::vector<bool>,
                               std::vector<std::vector<std::string>>, std::deque<int>,
                               std::list<int>, std::forward_list<int>>);
  static_assert(all_are_values<std::map<std::string, int>, std::set<int>, std::multimap<int, int>,
                               std::unordered_map<std::string, std::vector<int>>,
                               std::unordered_set<std::string>>);
  static_assert(all_are_values<std::queue<int>, std::stack<std::string>, std::priority_queue<int>>);
  static_assert(all_are_values<std::optional<int>, std::variant<int, std::string>,
                               std::tuple<int, std::string>, std::tuple<>,
                               std::pair<int, std::string>, std::array<std::string, 3>>);
  static_assert(all_are_values<std::complex<double>, steady_clock::time_point,
                               steady_clock::duration, std::bitset<9>, std::mt19937,
                               std::mt19937_64, std::error_code, std::filesystem::path,
                               std::thread::id, std::monostate, std::less<>, std::plus<int>>);
}

TEST_CASE("one bad part spoils an owner") {
  static_assert(none_is_a_value<std::vector<int*>, std::map<int, int*>, std::map<int*, int>,
                                std::optional<int*>, std::variant<int, int*>, std::tuple<int, int*>,
                                std::pair<int*, int>, std::array<int*, 2>, std::queue<int*>>);
  static_assert(
      none_is_a_value<
          std::vector<int, marked_allocator<int>>,
          std::map<int, int, bool (*)(int*, int*), marked_allocator<std::pair<const int, int>>>>);
}

TEST_CASE("what refers to data of others is no value") {
  static_assert(
      none_is_a_value<std::string_view, std::span<int>, std::span<const int>,
                      std::vector<int>::iterator, std::map<int, int>::iterator,
                      std::reference_wrapper<int>, std::function<void()>, std::shared_ptr<int>,
                      std::shared_ptr<const int>, std::weak_ptr<int>, std::initializer_list<int>>);
}

TEST_CASE("what is nested in an owner, or adapts one, may be a pointer in disguise") {
  static_assert(none_is_a_value<std::bitset<8>::reference, std::filesystem::path::iterator,
                                std::back_insert_iterator<std::vector<int>>,
                                std::insert_iterator<std::vector<int>>>);
}

TEST_CASE("a deleter that may not delete makes no owner") {
  static_assert(
      none_is_a_value<std::unique_ptr<int, lazy_deleter>, std::unique_ptr<void, free_it>>);
  static_assert(lend::Send<std::unique_ptr<int, free_it>> &&
                lend::Owned<std::unique_ptr<int, free_it>>);
}

TEST_CASE("the const of a unique_ptr is shallow") {
  using lend::Send;
  using lend::Sync;
  static_assert(Send<std::unique_ptr<int>> && lend::Owned<std::unique_ptr<int>>);
  static_assert(!Sync<std::unique_ptr<int>> && Sync<std::unique_ptr<const int>>);
  static_assert(Sync<std::unique_ptr<std::atomic<int>>> && Sync<std::unique_ptr<const int[]>>);
  static_assert(!Send<std::unique_ptr<int*>>);
}

TEST_CASE("atomics are concurrent, and so is what consists of them alone") {
  using lend::Concurrent;
  struct counters {
    std::atomic<int> a;
    std::atomic<long> b[2];
  };
  struct mixed {
    std::atomic<int> a;
    int b;
  };
  static_assert(Concurrent<std::atomic<int>> && Concurrent<std::array<std::atomic<int>, 2>>);
  static_assert(Concurrent<counters> && !Concurrent<mixed> && !Concurrent<int>);
  static_assert(lend::Sync<std::atomic<int>> && lend::Send<std::atomic<int>>);
  static_assert(!Concurrent<std::atomic<int*>> && !lend::Send<std::atomic<int*>>);
  static_assert(Concurrent<std::atomic<int>[3]> && !Concurrent<std::vector<std::atomic<int>>>);
}

TEST_CASE("what consists of locks and pools alone is concurrent too") {
  using lend::Concurrent;
  struct shop {
    lend::mutex<std::string> owner;
    lend::rw_mutex<std::vector<int>> prices;
    lend::worker_local<int> sales;
    std::atomic<int> visitors;
  };
  struct shop_with_name {
    lend::mutex<std::string> owner;
    std::string name;
  };
  static_assert(Concurrent<shop> && lend::Send<shop> && lend::Sync<shop> && lend::Owned<shop>);
  static_assert(Concurrent<shop[2]> && Concurrent<std::array<lend::mutex<int>, 2>>);
  static_assert(Concurrent<std::tuple<lend::mutex<int>, std::atomic<int>>>);
  static_assert(!Concurrent<shop_with_name> && lend::Sync<shop_with_name>);
  static_assert(!Concurrent<std::tuple<lend::mutex<int>, int>>);
}

TEST_CASE("aggregates are what their members are") {
  static_assert(all_are_values<base, with_array, recursive, std::vector<recursive>>);
  static_assert(none_is_a_value<recursive_with_pointer, with_pointer_array, with_reference,
                                with_const_reference, with_default_reference, either, secret>);
  static_assert(!lend::Send<derived>, "a base that is not empty is not looked into");
  static_assert(lend::Send<with_mutable> && !lend::Sync<with_mutable>);
  static_assert(lend::Sync<with_mutable_atomic>);
}

TEST_CASE("an author's word decides") {
  static_assert(lend::Send<promised> && !lend::Sync<promised> && !lend::Owned<promised>);
  static_assert(!lend::Send<denied> && lend::Sync<denied>);
  static_assert(lend::Send<std::vector<promised>> && !lend::Send<std::vector<denied>>);
  static_assert(lend::Send<derived_from_members> && !lend::Sync<derived_from_members>);
  CHECK(promised(3).value() + secret(4).value() == 7);
}

TEST_CASE("loans are not owned, and exclusive ones move as their elements do") {
  using lend::Owned;
  using lend::Send;
  static_assert(Send<lend::slice<int>> && Send<lend::slice_mut<int>> && Send<lend::ref<int>>);
  static_assert(!Owned<lend::slice<int>> && !Owned<lend::slice_mut<int>> && !Owned<with_loan>);
  static_assert(!Send<lend::slice<with_mutable>> && Send<lend::slice_mut<with_mutable>>);
  static_assert(!Send<lend::slice_mut<int*>> && !Send<lend::ref_mut<std::shared_ptr<int>>>);
  static_assert(lend::Sync<lend::slice<int>> && !lend::Sync<lend::slice<with_mutable>>);
  static_assert(lend::Sync<lend::ref<int>> && !lend::Sync<lend::ref<with_mutable>>);
  static_assert(!Send<lend::ref<with_mutable>> && Send<lend::ref_mut<with_mutable>>);
  static_assert(!Send<lend::scope_handle> && !Send<lend::scope_task<int>>);
}
