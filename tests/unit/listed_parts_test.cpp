#include <lend/lend.hpp>

#include <doctest/doctest.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace {

class account {
 public:
  explicit account(std::string owner) : owner_(std::move(owner)) {}
  [[nodiscard]] std::size_t length() const { return owner_.size(); }

 private:
  std::string owner_;
  int cents_ = 0;
  [[maybe_unused]] bool open_ = true;
  LEND_PARTS(owner_, cents_, open_);
};

class watching {
 public:
  explicit watching(int& watched) : watched_(&watched) {}

 private:
  [[maybe_unused]] int* watched_;
  LEND_PARTS(watched_);
};

class referring {
 public:
  explicit referring(int& watched) : watched_(watched) {}

 private:
  [[maybe_unused]] int& watched_;
  LEND_PARTS(watched_);
};

class counting {
 private:
  [[maybe_unused]] int value_ = 0;
  [[maybe_unused]] mutable int reads_ = 0;
  LEND_PARTS(value_, reads_);
};

class counting_well {
 private:
  [[maybe_unused]] int value_ = 0;
  [[maybe_unused]] mutable std::atomic<int> reads_ = 0;
  LEND_PARTS(value_, reads_);
};

class counters {
 private:
  [[maybe_unused]] std::atomic<int> hits_ = 0;
  [[maybe_unused]] std::atomic<long> misses_[2] = {};
  LEND_PARTS(hits_, misses_);
};

class nothing {
  LEND_PARTS();
};

template <class T, std::size_t N>
class buffer {
  class inner {
   private:
    [[maybe_unused]] T first_{};
    LEND_PARTS(first_);
  };

 private:
  [[maybe_unused]] T elements_[N][2];
  inner more_;
  [[maybe_unused]] const std::uint8_t size_ = 0;
  LEND_PARTS(elements_, more_, size_);
};

class with_empty {
 private:
  [[maybe_unused, no_unique_address]] std::less<> less_;
  [[maybe_unused]] std::less<> other_;
  [[maybe_unused]] long value_ = 0;
  LEND_PARTS(less_, other_, value_);
};

class one_empty {
 private:
  [[maybe_unused, no_unique_address]] std::less<> less_;
  [[maybe_unused]] long value_ = 0;
  LEND_PARTS(less_, value_);
};

class aligned {
 private:
  [[maybe_unused]] int first_ = 0;
  alignas(64) int second_ = 0;
  LEND_PARTS(first_, second_);
};

struct tag {};
class base {
 private:
  [[maybe_unused]] long value_ = 0;
  [[maybe_unused]] char more_ = 0;
  LEND_PARTS(value_, more_);
};
class stating : tag, base {
 private:
  [[maybe_unused]] char packed_ = 0;
  [[maybe_unused]] int last_ = 0;
  LEND_BASES(base);
  LEND_PARTS(packed_, last_);
};
class stating_pointer : watching {
 private:
  [[maybe_unused]] int last_ = 0;
  LEND_BASES(watching);
  LEND_PARTS(last_);
};
class inheriting : public base {};
class inheriting_more : public account {
 private:
  [[maybe_unused]] int* more_ = nullptr;
};

class shape {
 public:
  virtual ~shape() = default;
  [[nodiscard]] virtual double area() const { return side_; }

 protected:
  double side_ = 1;
  LEND_PARTS(side_);
};
class square final : public shape {
 public:
  [[nodiscard]] double area() const override { return side_ * scale_; }

 private:
  double scale_ = 2;
  LEND_BASES(shape);
  LEND_PARTS(scale_);
};
class circle final {
 public:
  [[nodiscard]] virtual double area() const { return radius_; }

 private:
  double radius_ = 3;
  LEND_PARTS(radius_);
};

class tree {
 private:
  std::vector<tree> children_;
  std::unique_ptr<tree> next_;
  LEND_PARTS(children_, next_);
};

class adding {
 public:
  explicit adding(int by) : by_(by) {}
  void operator()(int& x) const { x += by_; }

 private:
  int by_;
  LEND_PARTS(by_);
};

class window {
 public:
  explicit window(lend::slice_mut<int> part) : part_(std::move(part)) {}
  void clear() {
    for (int& x : part_) x = 0;
  }

 private:
  lend::slice_mut<int> part_;
  LEND_PARTS(part_);
};

template <class T>
constexpr bool is_value = lend::Send<T> && lend::Sync<T> && lend::Owned<T> && !lend::Concurrent<T>;

template <class T>
constexpr bool has_no_trait =
    !lend::Send<T> && !lend::Sync<T> && !lend::Owned<T> && !lend::Concurrent<T>;

}  // namespace

template <>
inline constexpr auto lend::enable_send<shape> = lend::yes;

TEST_CASE("all traits follow from the members that a class lists") {
  static_assert(is_value<account> && is_value<std::vector<account>> && is_value<nothing>);
  static_assert(has_no_trait<watching> && has_no_trait<referring>);
  static_assert(is_value<buffer<int, 3>> && has_no_trait<buffer<int*, 3>>);
  static_assert(lend::Send<tree> && lend::Owned<tree> && !lend::Sync<tree>);
}

TEST_CASE("a mutable member that is listed has to be concurrent") {
  static_assert(lend::Send<counting> && lend::Owned<counting> && !lend::Sync<counting>);
  static_assert(is_value<counting_well>);
}

TEST_CASE("a class that lists concurrent members alone is concurrent") {
  static_assert(lend::Concurrent<counters> && !lend::Concurrent<counting_well>);
}

TEST_CASE("the size check knows empty members, alignment and packed bases") {
  static_assert(is_value<with_empty> && is_value<one_empty> && is_value<aligned>);
  static_assert(is_value<stating> && has_no_trait<stating_pointer>);
}

TEST_CASE("a list is not inherited") {
  static_assert(is_value<base> && has_no_trait<inheriting> && has_no_trait<inheriting_more>);
}

TEST_CASE("what has virtual functions is final, or has its author's word") {
  static_assert(is_value<circle> && lend::Send<shape> && !lend::Sync<shape>);
  static_assert(lend::Send<square> && !lend::Sync<square> && !lend::Owned<square>);
}

TEST_CASE("a class that lists its parts is lent, sent, and called by several tasks") {
  std::vector<int> v(1000, 1);
  lend::for_each(v, adding(2));
  CHECK(v.front() == 3);
  account a("somebody");
  CHECK(lend::run([](const account& lent) { return lent.length(); }, lend::shared(a)) == 8);
  CHECK(lend::run([](account given) { return given.length(); }, std::move(a)) == 8);
}

TEST_CASE("a loan among private members is seen when loans are compared") {
  static std::vector<int> v(10, 1);
  lend::call(
      [](lend::slice_mut<int> all) {
        auto [front, back] = std::move(all).split_at(5);
        lend::call([](window w) { w.clear(); }, window(std::move(front)));
        CHECK_THROWS_AS(lend::call([](window w, lend::slice_mut<int>) { w.clear(); },
                                   window(std::move(back)), lend::mut(v)),
                        lend::overlap_error);
      },
      lend::mut(v));
  CHECK(v == std::vector<int>{0, 0, 0, 0, 0, 1, 1, 1, 1, 1});
}
