#include "../support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <complex>
#include <cstddef>
#include <deque>
#include <filesystem>
#include <forward_list>
#include <list>
#include <map>
#include <memory>
#include <new>
#include <optional>
#include <queue>
#include <set>
#include <stack>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <valarray>
#include <variant>
#include <vector>

using lend::call;
using lend::mut;
using lend::shared;

namespace trees {

struct branch {
  int number = 0;
  std::unique_ptr<branch> left{};
  std::optional<std::list<branch>> right{};
  std::vector<branch> children{};
};

}  // namespace trees

namespace {
using trees::branch;

constexpr auto nothing = [](auto&&, auto&&) {};

/// Not a template, as check_same: what is compiled for each of many types should be little.
[[gnu::noinline]] bool throws_overlap(void (*use)(void*), void* data) {
  try {
    use(data);
    return false;
  } catch (const lend::overlap_error&) {
    return true;
  }
}

template <class Call>
bool overlaps(Call use) {
  return throws_overlap([](void* data) { (*static_cast<Call*>(data))(); }, &use);
}

[[gnu::noinline]] void check_same(bool found, bool expected, const char* loans) {
  CAPTURE(loans);
  CHECK(found == expected);
}

template <class X>
using exclusively = lend::detail::mut_loan<X>;
template <class X>
using readonly = lend::detail::shared_loan<X>;

/// Whether loans of two objects overlap, whichever comes first in a call.
template <class First, class Second>
bool loans_meet(const First& first, const Second& second) {
  const bool both = overlaps([&] { lend::detail::check_disjoint(first, second); });
  check_same(overlaps([&] { lend::detail::check_disjoint(second, first); }), both, "swapped");
  return both;
}

/// Whether two objects overlap, lent to one call in all ways that matter.
template <class A, class B>
bool meet(A& a, B& b) {
  const bool both = overlaps([&] { call(nothing, mut(a), mut(b)); });
  check_same(loans_meet(exclusively<A>{&a}, exclusively<B>{&b}), both, "both exclusive");
  check_same(loans_meet(exclusively<A>{&a}, readonly<B>{&b}), both, "the second one shared");
  check_same(loans_meet(readonly<A>{&a}, exclusively<B>{&b}), both, "the first one shared");
  check_same(loans_meet(readonly<A>{&a}, readonly<B>{&b}), false, "both shared");
  return both;
}

/// `find` gives a part of an object. Two objects of the type are lent beside their own parts,
/// each other's, and each other.
template <class T, class Find>
void check_owner(T a, T b, Find find) {
  CAPTURE(lend::detail::type_name<T>());
  check_same(meet(a, find(a)), true, "an object and its part");
  check_same(meet(b, find(b)), true, "the other object and its part");
  check_same(meet(a, find(b)), false, "an object and the part of the other");
  check_same(meet(b, find(a)), false, "the other object and the part of the first");
  check_same(meet(a, b), false, "two objects");
  check_same(meet(find(a), find(b)), false, "two parts");
  check_same(meet(a, a), true, "an object and itself");
  int other = 0;
  check_same(meet(a, other), false, "an object and a number");
}

using ints = std::vector<int>;
const ints some{1, 2, 3};

struct plain {
  int number = 0;
  ints list{1, 2, 3};
  std::string name = "a name that is too long for the object itself";
};

struct with_arrays {
  ints lists[2][2] = {{some, some}, {some, some}};
  plain plains[2];
};

/// A class that promises to own its data, and shows some of it.
class hidden {
 public:
  int& number() { return number_; }
  int& element() { return list_[1]; }

 private:
  int number_ = 0;
  ints list_{1, 2, 3};
};

/// One that shows its elements as a range does.
class ring {
 public:
  [[nodiscard]] const double* begin() const { return numbers_.get(); }
  [[nodiscard]] const double* end() const { return begin() + 3; }
  double* begin() { return numbers_.get(); }
  double* end() { return begin() + 3; }

 private:
  std::unique_ptr<double[]> numbers_ = std::make_unique<double[]>(3);
};

/// Bytes in which objects may live.
struct pool {
  std::vector<std::byte> bytes = std::vector<std::byte>(1024);
};

struct chain_link {
  int number = 0;
  std::unique_ptr<chain_link> next{};
};

/// Takes a long chain apart, which would end one call within another.
template <class Link>
void unlink(std::unique_ptr<Link>& chain) {
  while (chain) {
    chain = std::exchange(chain->next, nullptr);
  }
}

}  // namespace

template <>
inline constexpr auto lend::enable_send<hidden> = lend::yes;
template <>
inline constexpr auto lend::enable_owned<hidden> = lend::yes;
template <>
inline constexpr auto lend::enable_send<ring> = lend::yes;
template <>
inline constexpr auto lend::enable_owned<ring> = lend::yes;

TEST_CASE("types say where a loan may lie") {
  using lend::detail::may_own;
  using lend::detail::owned_types;
  using rows = std::vector<ints>;
  static_assert(may_own<int, ints> && may_own<int, rows> && may_own<ints, rows>);
  static_assert(!may_own<double, ints> && !may_own<double, rows> && !may_own<rows, rows>);
  static_assert(!may_own<ints, ints> && !may_own<int, int> && !may_own<int, int[3]>);
  static_assert(may_own<plain, std::list<std::pair<int, plain>>> && !may_own<plain, plain>);
  static_assert(may_own<char, plain> && may_own<int, plain> && !may_own<double, plain>);
  static_assert(may_own<chain_link, chain_link> && may_own<int, chain_link>);
  static_assert(!may_own<double, chain_link> && may_own<std::list<branch>, branch>);
  static_assert(may_own<double, std::vector<std::complex<double>>>);
  static_assert(may_own<double, std::valarray<double>>);
  static_assert(may_own<double, pool> && may_own<rows, std::vector<unsigned char>>);
  static_assert(!may_own<double, std::string> && !may_own<bool, std::vector<bool>>);
  static_assert(may_own<double, std::vector<hidden>> && !may_own<with_arrays, std::vector<hidden>>);
  static_assert(!may_own<int, std::atomic<int>> && !may_own<int, lend::worker_local<ints>>);
  static_assert(std::is_same_v<owned_types<rows>, lend::detail::type_list<ints, int>>);
}

TEST_CASE("contiguous owners cover their elements") {
  check_owner(some, some, [](ints& v) -> int& { return v[1]; });
  check_owner(std::array{1, 2, 3}, std::array{1, 2, 3}, [](auto& a) -> int& { return a[2]; });
  const std::string small = "small";
  const std::string large(100, 'x');
  check_owner(small, small, [](std::string& s) -> char& { return s[4]; });
  check_owner(large, large, [](std::string& s) -> char& { return s[99]; });
  check_owner(ring(), ring(), [](ring& r) -> double& { return r.begin()[2]; });
  int first[3]{};
  int second[3]{};
  CHECK(meet(first, first[2]));
  CHECK(!meet(first, second[2]));
  std::complex<double> z;
  CHECK(meet(z, reinterpret_cast<double(&)[2]>(z)[1]));
}

TEST_CASE("nested owners cover what they own at any depth") {
  const std::vector<ints> rows(3, some);
  check_owner(rows, rows, [](auto& r) -> ints& { return r[2]; });
  check_owner(rows, rows, [](auto& r) -> int& { return r[2][2]; });
  const std::vector<std::vector<ints>> planes(2, rows);
  check_owner(planes, planes, [](auto& p) -> int& { return p[1][2][0]; });
  check_owner(planes, planes, [](auto& p) -> ints& { return p[1][2]; });
  const std::vector<std::string> words{"small", std::string(100, 'x')};
  check_owner(words, words, [](auto& w) -> char& { return w[0][1]; });
  check_owner(words, words, [](auto& w) -> char& { return w[1][99]; });
}

TEST_CASE("nodes and blocks of containers are covered") {
  const std::deque<int> numbers(10'000, 1);
  check_owner(numbers, numbers, [](auto& d) -> int& { return d[9'999]; });
  const std::list<ints> lists(3, some);
  check_owner(lists, lists, [](auto& l) -> ints& { return l.back(); });
  check_owner(lists, lists, [](auto& l) -> int& { return l.back()[1]; });
  const std::forward_list<int> forward{1, 2, 3};
  check_owner(forward, forward, [](auto& l) -> int& { return l.front(); });
  const std::map<std::string, ints> map{{"a", some}, {"b", some}};
  check_owner(map, map, [](auto& m) -> ints& { return m["b"]; });
  check_owner(map, map, [](auto& m) -> int& { return m["b"][2]; });
  const std::unordered_map<int, std::string> hashed{{1, "x"}, {2, std::string(100, 'x')}};
  check_owner(hashed, hashed, [](auto& m) -> std::string& { return m[1]; });
  check_owner(hashed, hashed, [](auto& m) -> char& { return m[2][99]; });
  std::set<std::string> keys{"a", std::string(100, 'x')};
  CHECK(overlaps([&] { call(nothing, mut(keys), shared(*keys.begin())); }));
  CHECK(overlaps([&] { call(nothing, shared((*keys.rbegin())[7]), mut(keys)); }));
}

TEST_CASE("paths cover their components") {
  std::filesystem::path path = "some/folder/of_files";
  std::filesystem::path other = "another/folder";
  CHECK(overlaps([&] { call(nothing, mut(path), shared(*path.begin())); }));
  CHECK(overlaps([&] { call(nothing, mut(path), shared(path.begin()->native()[0])); }));
  CHECK(!overlaps([&] { call(nothing, mut(path), shared(*other.begin())); }));
  std::filesystem::path name = "name";
  CHECK(!overlaps([&] { call(nothing, mut(name), shared(*path.begin())); }));
  std::filesystem::directory_entry entry(path);
  CHECK(overlaps([&] { call(nothing, mut(entry), shared(entry.path().native()[3])); }));
  CHECK(!overlaps([&] { call(nothing, mut(entry), shared(path.native()[3])); }));
}

TEST_CASE("aggregates and const parts of the standard library cover what is in them") {
  std::ranges::min_max_result<std::string> both{std::string(99, 'a'), "z"};
  CHECK(meet(both, both.min));
  CHECK(meet(both, both.min[98]));
  std::variant<const int, const std::string> value(std::string(99, 'a'));
  CHECK(overlaps([&] { call(nothing, mut(value), shared(std::get<1>(value)[98])); }));
  std::array<const std::string, 1> words{std::string(99, 'a')};
  CHECK(overlaps([&] { call(nothing, mut(words), shared(words[0][98])); }));
}

TEST_CASE("adaptors cover what is in their container") {
  check_owner(std::queue<int>({1, 2}), std::queue<int>({1, 2}),
              [](auto& q) -> int& { return q.back(); });
  check_owner(std::stack<ints>({some, some}), std::stack<ints>({some, some}),
              [](auto& s) -> int& { return s.top()[1]; });
  std::priority_queue<std::string> queue;
  queue.emplace(100, 'x');
  CHECK(overlaps([&] { call(nothing, mut(queue), shared(queue.top())); }));
  CHECK(overlaps([&] { call(nothing, mut(queue), shared(queue.top()[99])); }));
}

TEST_CASE("pointees are covered") {
  check_owner(std::make_unique<int>(1), std::make_unique<int>(1),
              [](auto& p) -> int& { return *p; });
  check_owner(std::make_unique<plain>(), std::make_unique<plain>(),
              [](auto& p) -> int& { return p->list[1]; });
  check_owner(std::make_unique<int[]>(3), std::make_unique<int[]>(3),
              [](auto& p) -> int& { return p[0]; });
  std::unique_ptr<int> null;
  int n = 0;
  CHECK(!meet(null, n));
}

TEST_CASE("parts cover what they own") {
  check_owner(plain{}, plain{}, [](plain& p) -> int& { return p.number; });
  check_owner(plain{}, plain{}, [](plain& p) -> int& { return p.list[2]; });
  check_owner(plain{}, plain{}, [](plain& p) -> char& { return p.name[20]; });
  check_owner(with_arrays{}, with_arrays{}, [](auto& a) -> int& { return a.lists[1][1][2]; });
  check_owner(with_arrays{}, with_arrays{}, [](auto& a) -> ints& { return a.plains[1].list; });
  check_owner(with_arrays{}, with_arrays{}, [](auto& a) -> char& { return a.plains[1].name[9]; });
  check_owner(std::optional(some), std::optional(some), [](auto& o) -> int& { return (*o)[1]; });
  using either = std::variant<int, ints, std::string>;
  check_owner(either(some), either(some), [](auto& v) -> int& { return std::get<1>(v)[1]; });
  check_owner(std::tuple(1, some, 2.0), std::tuple(1, some, 2.0),
              [](auto& t) -> int& { return std::get<1>(t)[0]; });
  check_owner(std::pair(some, some), std::pair(some, some),
              [](auto& p) -> int& { return p.second[0]; });
  check_owner(std::array{some, some}, std::array{some, some},
              [](auto& a) -> int& { return a[1][2]; });
  std::optional<ints> none;
  ints beside = some;
  CHECK(!meet(none, beside[0]));
  std::filesystem::path path("a path that is too long for the object itself");
  CHECK(overlaps([&] { call(nothing, mut(path), shared(path.native())); }));
  CHECK(overlaps([&] { call(nothing, mut(path), shared(path.native()[30])); }));
}

TEST_CASE("an empty object covers no bytes, which others may use") {
  struct empty {};
  std::tuple<empty, int> both;
  CHECK(!meet(std::get<0>(both), std::get<1>(both)));
  CHECK(meet(both, std::get<1>(both)));
}

TEST_CASE("siblings do not meet") {
  plain p;
  with_arrays a;
  std::vector<ints> rows(3, some);
  CHECK(!meet(p.number, p.list));
  CHECK(!meet(p.list, p.name));
  CHECK(!meet(rows[0], rows[1]));
  CHECK(!meet(rows[0], rows[1][0]));
  CHECK(!meet(rows[0][0], rows[0][1]));
  CHECK(!meet(a.lists[0], a.lists[1]));
  CHECK(!meet(a.lists[0][1], a.plains));
}

TEST_CASE("a class that nobody can look into covers its own bytes") {
  check_owner(hidden(), hidden(), [](hidden& h) -> int& { return h.number(); });
  const std::vector<hidden> many(3);
  check_owner(many, many, [](auto& v) -> int& { return v[2].number(); });
  std::vector<std::unique_ptr<hidden>> owned;
  owned.push_back(std::make_unique<hidden>());
  CHECK(meet(owned, owned[0]->number()));
  hidden alone;
  CHECK(!meet(alone, alone.element()));  // the hole that the README names
}

TEST_CASE("objects of any type may live in bytes") {
  pool p;
  pool other;
  int* const number = ::new (p.bytes.data() + 64) int(1);
  auto* const list = ::new (p.bytes.data() + 128) std::vector<ints>(2, some);
  CHECK(meet(p, *number));
  CHECK(meet(p, *list));
  CHECK(!meet(p, (*list)[1][1]));
  CHECK(!meet(other, *number));
  CHECK(meet(*list, (*list)[1][1]));
  std::destroy_at(list);
}

TEST_CASE("Concurrent objects are not looked into, and their own bytes are shared") {
  std::vector<std::atomic<int>> counters(3);
  CHECK(overlaps([&] { call(nothing, mut(counters), shared(counters[2])); }));
  CHECK(!overlaps([&] { call(nothing, shared(counters), shared(counters[2])); }));
  CHECK(!overlaps([&] { call(nothing, mut(counters[1]), shared(counters[2])); }));
  struct tally {
    std::atomic<int> hits;
    std::atomic<int> misses;
  };
  std::vector<tally> tallies(3);
  CHECK(overlaps([&] { call(nothing, mut(tallies), shared(tallies[2].misses)); }));
  lend::worker_local<ints> locals(some);
  std::vector<ints> rows(3, some);
  CHECK(!overlaps([&] { call(nothing, mut(rows), shared(locals)); }));
}

TEST_CASE("a chain of a million nodes does not overflow the stack") {
  auto chain = std::make_unique<chain_link>();
  for (int i = 0; i < 1'000'000; ++i) {
    auto next = std::make_unique<chain_link>();
    next->next = std::move(chain);
    chain = std::move(next);
  }
  chain_link* last = chain.get();
  while (last->next) {
    last = last->next.get();
  }
  int other = 0;
  CHECK(overlaps([&] { call(nothing, mut(chain), mut(last->number)); }));
  CHECK(overlaps([&] { call(nothing, mut(last->next), mut(*chain)); }));
  CHECK(!overlaps([&] { call(nothing, mut(chain), mut(other)); }));
  unlink(chain);
}

TEST_CASE("a million loans in a chain are all compared") {
  struct lender {
    lend::slice_mut<int> part;
    std::unique_ptr<lender> next;
  };
  ints numbers(1000);
  call(
      [](lend::slice_mut<int> all) {
        auto [first, rest] = std::move(all).split_at(1);
        auto chain = std::make_unique<lender>(std::move(first), nullptr);
        lender& end = *chain;
        for (int i = 0; i < 1'000'000; ++i) {
          auto parts = std::move(rest).split_at(0);
          rest = std::move(parts.second);
          chain = std::make_unique<lender>(std::move(parts.first), std::move(chain));
        }
        const auto use = [](std::unique_ptr<lender>, auto&&) { FAIL("called"); };
        CHECK(overlaps([&] { call(use, std::move(chain), mut(end.part[0])); }));
        CHECK(overlaps([&] { call(use, std::move(chain), mut(end.part)); }));
        int other = 0;
        const auto take = [](std::unique_ptr<lender> taken, int&) { unlink(taken); };
        CHECK(!overlaps([&] { call(take, std::move(chain), mut(other)); }));
      },
      mut(numbers));
}

namespace {

/// A tree, its nodes, and for each of them which one it hangs from.
struct forest {
  branch root;
  std::vector<branch*> nodes;
  std::vector<std::size_t> parents;

  void grow(std::mt19937_64& random, std::size_t parent, std::size_t depth) {
    branch& node = *nodes[parent];
    if (depth == 0) {
      return;
    }
    node.children = std::vector<branch>(support::below(random, 4));
    for (branch& child : node.children) {
      add(random, child, parent, depth);
    }
    if (support::below(random, 2) == 0) {
      node.left = std::make_unique<branch>();
      add(random, *node.left, parent, depth);
    }
    if (support::below(random, 2) == 0) {
      node.right.emplace(2);
      add(random, node.right->front(), parent, depth);
      add(random, node.right->back(), parent, depth);
    }
  }
  void add(std::mt19937_64& random, branch& node, std::size_t parent, std::size_t depth) {
    nodes.push_back(&node);
    parents.push_back(parent);
    grow(random, nodes.size() - 1, depth - 1);
  }
  [[nodiscard]] bool hangs_from(std::size_t node, std::size_t other) const {
    while (node != other && node != 0) {
      node = parents[node];
    }
    return node == other;
  }
};

}  // namespace

TEST_CASE("nodes of a tree meet those that hang from them") {
  std::mt19937_64 random = support::generator();
  for (int round = 0; round < 20; ++round) {
    forest tree;
    tree.nodes.push_back(&tree.root);
    tree.parents.push_back(0);
    tree.grow(random, 0, 4);
    for (int i = 0; i < 200; ++i) {
      const std::size_t a = support::below(random, tree.nodes.size());
      const std::size_t b = support::below(random, tree.nodes.size());
      const bool above = tree.hangs_from(b, a);
      const bool below = tree.hangs_from(a, b);
      REQUIRE(meet(*tree.nodes[a], *tree.nodes[b]) == (above || below));
      REQUIRE(meet(*tree.nodes[a], tree.nodes[b]->number) == above);
      REQUIRE(meet(tree.nodes[a]->children, *tree.nodes[b]) ==
              (below || (above && std::ranges::any_of(tree.nodes[a]->children, [&](branch& child) {
                           const auto at = std::ranges::find(tree.nodes, &child);
                           return tree.hangs_from(b, std::size_t(at - tree.nodes.begin()));
                         }))));
    }
  }
}

TEST_CASE("what is moved in owns what it owned") {
  std::vector<ints> rows(3, some);
  const auto use = [](std::vector<ints>, int&) { FAIL("called"); };
  CHECK(overlaps([&] { call(use, std::move(rows), mut(rows[1][1])); }));
  CHECK(overlaps([&] { lend::for_each(rows[1], [](int&, const auto&) {}, std::move(rows)); }));
  CHECK(rows.size() == 3);
  struct reader {
    std::vector<ints> rows;
    void operator()(int&) const {}
  };
  reader read{{some}};
  CHECK(overlaps([&] { call(std::move(read), mut(read.rows[0][0])); }));
  CHECK(read.rows.size() == 1);
}

TEST_CASE("views and splits are compared in depth") {
  std::vector<ints> rows(3, some);
  std::vector<ints> others(3, some);
  const auto add = [](ints& row, const ints& by) { row[0] += by[0]; };
  CHECK(overlaps([&] { lend::for_each(rows, add, shared(rows[1])); }));
  CHECK(!overlaps([&] { lend::for_each(rows, add, shared(others[1])); }));
  CHECK(overlaps([&] { lend::for_each(rows[0], [](int&, const auto&) {}, shared(rows)); }));
  CHECK(!overlaps([&] { lend::for_each(rows[0], [](int&, const auto&) {}, shared(others)); }));
  CHECK(overlaps(
      [&] { lend::for_each(lend::chunks(rows, 2), [](auto, const int&) {}, shared(rows[2][2])); }));
  CHECK(overlaps(
      [&] { lend::join(lend::split_at(1, rows), [](auto, const int&) {}, shared(rows[2][2])); }));
  CHECK(overlaps([&] {
    lend::join(lend::task(nothing, mut(rows), 1), lend::task(nothing, shared(rows[2][2]), 1));
  }));
  CHECK(!overlaps([&] {
    lend::join(lend::task(nothing, mut(rows), 1), lend::task(nothing, shared(others[2][2]), 1));
  }));
}
