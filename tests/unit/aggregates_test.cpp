#include <lend/lend.hpp>

#include <doctest/doctest.h>

#include <array>
#include <atomic>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace {

struct tag {};
struct other_tag {};
struct named {
  std::string name;
};

struct with_empty_base : tag {
  int value;
};
struct with_empty_bases : tag, other_tag {
  int value;
  int* pointers[2];
};
struct chain : with_empty_base {};
struct with_filled_base : named {
  int value;
};
struct with_mixed_bases : tag, named {
  int value;
};
template <class Derived>
struct curious {};  // NOLINT(bugprone-crtp-constructor-accessibility): an aggregate
struct with_curious_base : curious<with_curious_base>, std::less<int> {
  std::string value;
};
struct only_bases : tag, other_tag {};

int somewhere = 0;
struct with_reference_behind {
  int value;
  int& target = somewhere;
};
struct with_reference_between {
  int value;
  int& target = somewhere;
  int more;
};
struct with_moving_reference {
  int&& target;
};

struct with_bits {
  unsigned low : 3;
  unsigned high : 5;
  bool flag : 1;
};
struct with_mutable_bits {
  int value;
  mutable unsigned reads : 3;
};

struct point {
  double x;
  double y[2];
};
struct with_arrays {
  point corners[2][3];
  std::string names[2];
  std::array<std::array<int, 2>, 2> more;
  int last;
};
struct with_deep_pointer {
  point corner;
  struct {
    int id;
    const char* name;
  } labels[2][2];
};
struct with_mutable_array {
  mutable int hits[3];
};
struct with_const_members {
  const int value;
  const std::string name;
  const int table[2];
};

union either {
  int i;
  float f;
};
struct with_union {
  int which;
  either value;
};

struct with_anonymous_union {
  int which;
  union {
    int i;
    float f;
  };
};
union promised_either {
  int i;
  float f;
};
struct with_promised_union {
  int which;
  promised_either values[2];
};

struct like_a_tuple {
  int value;
};

class no_default {
 public:
  explicit no_default(int value) : value_(value) {}
  [[nodiscard]] int value() const { return value_; }

 private:
  int value_;
  LEND_PARTS(value_);
};
struct with_no_defaults {
  int first;
  no_default each[2];
  std::vector<no_default> more;
  no_default last;
};

struct node {
  std::vector<node> kids;
  std::unique_ptr<node> next;
};
struct bad_node {
  std::vector<bad_node> kids;
  std::unique_ptr<bad_node> next;
  bad_node* parent;
};
struct street;
struct town {
  std::vector<street> streets;
  std::map<std::string, town> parts;
};
struct street {
  std::optional<std::string> name;
  std::vector<town> crosses;
};
struct bad_street;
struct bad_town {
  std::vector<bad_street> streets;
};
struct bad_street {
  std::vector<bad_town> crosses;
  std::string* name;
};
struct counting_node {
  std::vector<counting_node> kids;
  mutable int visits;
};
struct unfinished;

struct wide {
  char a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x;
};
struct too_wide {
  char a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y;
};
struct wide_pointer {
  char a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w;
  int* x;
};

template <class T>
constexpr bool is_value = lend::Send<T> && lend::Sync<T> && lend::Owned<T> && !lend::Concurrent<T>;

template <class T>
constexpr bool has_no_trait =
    !lend::Send<T> && !lend::Sync<T> && !lend::Owned<T> && !lend::Concurrent<T>;

}  // namespace

template <>
inline constexpr auto lend::enable_send<promised_either> = lend::yes;
template <>
struct std::tuple_size<like_a_tuple> : std::integral_constant<std::size_t, 1> {};

TEST_CASE("empty bases are looked past, others are refused") {
  static_assert(is_value<with_empty_base> && has_no_trait<with_empty_bases>);
  static_assert(is_value<with_curious_base> && is_value<only_bases>);
  static_assert(has_no_trait<with_filled_base> && has_no_trait<with_mixed_bases>);
  static_assert(has_no_trait<chain>, "its member is one of its base");
}

TEST_CASE("reference members are refused wherever they stand") {
  static_assert(has_no_trait<with_reference_behind> && has_no_trait<with_reference_between> &&
                has_no_trait<with_moving_reference>);
  CHECK(with_reference_between{1, somewhere, 2}.more == 2);
}

TEST_CASE("bit-fields are members") {
  static_assert(is_value<with_bits>);
  static_assert(lend::Send<with_mutable_bits> && !lend::Sync<with_mutable_bits>);
}

TEST_CASE("arrays in aggregates are folded, however deep") {
  static_assert(is_value<point> && is_value<with_arrays> && is_value<with_arrays[2][2]>);
  static_assert(has_no_trait<with_deep_pointer>);
  static_assert(lend::Send<with_mutable_array> && !lend::Sync<with_mutable_array>);
  static_assert(is_value<with_const_members> && is_value<with_no_defaults>);
  CHECK(with_no_defaults{1, {no_default(2), no_default(3)}, {}, no_default(4)}.last.value() == 4);
}

TEST_CASE("unions, and what has a tuple_size of its own, are refused") {
  static_assert(has_no_trait<either> && has_no_trait<with_union> && has_no_trait<like_a_tuple>);
  static_assert(has_no_trait<with_anonymous_union>);
  static_assert(lend::Send<with_promised_union> && !lend::Sync<with_promised_union>);
}

TEST_CASE("recursive types have the traits that nothing in them denies") {
  static_assert(lend::Send<node> && lend::Owned<node> && !lend::Sync<node>);
  static_assert(is_value<town> && is_value<street> && is_value<std::vector<street>>);
  static_assert(has_no_trait<bad_node> && has_no_trait<bad_town> && has_no_trait<bad_street>);
  static_assert(lend::Send<counting_node> && !lend::Sync<counting_node>);
  static_assert(has_no_trait<unfinished>, "nothing is known of it yet");
}

TEST_CASE("up to 24 members are looked into, and more are refused") {
  static_assert(is_value<wide> && has_no_trait<too_wide> && has_no_trait<wide_pointer>);
}
