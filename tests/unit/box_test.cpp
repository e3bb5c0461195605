#include "../counted.hpp"
#include "../support.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

using lend::box;
using lend::make_box;

namespace {

struct node {
  int value;
  std::optional<box<node>> next;
};

/// As a recursion over a tree: both sides at once.
struct tree {
  int value;
  std::vector<box<tree>> children;
};

struct cursed_node {
  int* target;
  std::optional<box<cursed_node>> next;
};

struct alignas(128) wide {
  int value;
};

struct throwing {
  support::counted before{1};
  throwing() { throw support::failed(); }
};

template <class T>
concept Clonable = requires(const box<T>& b) { b.clone(); };

class incomplete;
struct holds_incomplete {
  std::optional<box<incomplete>> held;
  ~holds_incomplete();
};
class incomplete {};
holds_incomplete::~holds_incomplete() = default;

int sum_of(lend::slice<box<tree>> trees);
int sum_of_tree(const tree& t) { return t.value + lend::call(sum_of, lend::shared(t.children)); }
int sum_of(lend::slice<box<tree>> trees) {
  if (trees.empty()) {
    return 0;
  }
  if (trees.size() == 1) {
    return sum_of_tree(*trees[0]);
  }
  const auto [left, right] = lend::join(trees.split_at(trees.size() / 2), sum_of);
  return left + right;
}

tree full_tree(int depth) {
  tree made{1, {}};
  for (int i = 0; depth > 0 && i < 3; ++i) {
    made.children.push_back(make_box<tree>(full_tree(depth - 1)));
  }
  return made;
}

}  // namespace

TEST_CASE("a box has the traits of what is in it") {
  static_assert(lend::Send<box<int>> && lend::Sync<box<int>> && lend::Owned<box<int>>);
  static_assert(!lend::Concurrent<box<int>> && !lend::Concurrent<box<std::atomic<int>>>);
  static_assert(!lend::Send<box<int*>> && !lend::Sync<box<int*>> && !lend::Owned<box<int*>>);
  static_assert(lend::Send<box<std::unique_ptr<int>>> && !lend::Sync<box<std::unique_ptr<int>>>);
  static_assert(lend::Send<box<lend::slice<int>>> && !lend::Owned<box<lend::slice<int>>>);
  static_assert(lend::Send<node> && lend::Sync<node> && lend::Owned<node>);
  static_assert(lend::Send<tree> && lend::Sync<tree> && lend::Owned<tree>);
  static_assert(!lend::Send<cursed_node> && !lend::Sync<cursed_node> && !lend::Owned<cursed_node>);
}

TEST_CASE("the const of a box is deep") {
  box<int> b = make_box<int>(3);
  static_assert(std::is_same_v<decltype(*b), int&>);
  static_assert(std::is_same_v<decltype(*std::as_const(b)), const int&>);
  static_assert(std::is_same_v<decltype(std::as_const(b).operator->()), const int*>);
  *b = 4;
  CHECK(*std::as_const(b) == 4);
  box<std::string> s = make_box<std::string>(3U, 'x');
  s->push_back('y');
  CHECK(std::as_const(s)->size() == 4);
}

TEST_CASE("a box moves, and its use after that throws") {
  static_assert(!std::is_copy_constructible_v<box<int>> && !std::is_copy_assignable_v<box<int>>);
  static_assert(std::is_nothrow_move_constructible_v<box<int>>);
  static_assert(!std::is_default_constructible_v<box<int>>);
  box<int> b = make_box<int>(3);
  const int* const place = &*b;
  box<int> c = std::move(b);
  CHECK(&*c == place);
  CHECK(bool(c));
  CHECK_FALSE(bool(b));
  CHECK_THROWS_AS((void)*b, lend::moved_error);
  CHECK_THROWS_AS((void)*std::as_const(b), lend::moved_error);
  CHECK_THROWS_AS((void)b.operator->(), lend::moved_error);
  CHECK_THROWS_AS((void)b.clone(), lend::moved_error);
  b = std::move(c);
  CHECK(*b == 3);
}

TEST_CASE("a copy is asked for") {
  static_assert(Clonable<int> && !Clonable<support::move_only>);
  box<std::vector<int>> b = make_box<std::vector<int>>(3U, 7);
  box<std::vector<int>> c = b.clone();
  (*c)[0] = 8;
  CHECK(*b == std::vector<int>{7, 7, 7});
  CHECK(*c == std::vector<int>{8, 7, 7});
  const auto size = [](box<std::vector<int>> own) {
    own->clear();
    return own->size();
  };
  CHECK(lend::run(size, lend::copy(b)) == 0);
  CHECK(b->size() == 3);
  CHECK(lend::run(size, std::move(c)) == 0);
  CHECK_FALSE(bool(c));
}

TEST_CASE("what is in a box is lent, and so is the box") {
  support::at_all_widths([](std::size_t) {
    box<std::vector<int>> b = make_box<std::vector<int>>(1000U);
    lend::for_each(*b, [](int& x) { x = 2; });
    lend::run([](lend::slice_mut<int> v) { v[0] = 5; }, lend::mut(*b));
    lend::run([](box<std::vector<int>>& own) { own->push_back(9); }, lend::mut(b));
    CHECK(b->size() == 1001);
    CHECK((*b)[0] == 5);
    CHECK((*b)[999] == 2);
    CHECK(lend::run([](const box<std::vector<int>>& own) { return own->back(); },
                    lend::shared(b)) == 9);
  });
}

TEST_CASE("tasks read a tree of boxes together") {
  support::at_all_widths([](std::size_t) {
    const tree t = full_tree(5);
    CHECK(lend::run([](const tree& all) { return sum_of_tree(all); }, lend::shared(t)) == 364);
  });
}

TEST_CASE("types of all kinds go into a box") {
  CHECK(make_box<node>(1, make_box<node>(2, std::nullopt)).operator->()->next->operator*().value ==
        2);
  CHECK(make_box<support::move_only>(4)->value() == 4);
  for (int i = 0; i < 10; ++i) {
    const box<wide> b = make_box<wide>(i);
    CHECK(reinterpret_cast<std::uintptr_t>(&*b) % 128 == 0);
  }
  CHECK_FALSE(holds_incomplete{}.held.has_value());
  CHECK_THROWS_AS((void)make_box<throwing>(), support::failed);
  CHECK(support::counted::none_left());
  {
    box<support::counted> b = make_box<support::counted>(1);
    b = make_box<support::counted>(2);
    CHECK(support::counted::alive == 1);
  }
  CHECK(support::counted::none_left());
}

TEST_CASE("a loan in a box is compared with others") {
  std::vector<int> v(10);
  lend::run(
      [](lend::slice_mut<int> part) {
        box<lend::slice_mut<int>> held =
            make_box<lend::slice_mut<int>>(std::move(part).subslice(0, 4));
        // the same memory, lent once more through the box itself
        CHECK_THROWS_AS(lend::call([](box<lend::slice_mut<int>>, lend::slice_mut<int>) {},
                                   std::move(held), lend::mut(*held)),
                        lend::overlap_error);
      },
      lend::mut(v));
}
