#include "../support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

namespace {

const std::size_t sizes[] = {0, 1, 2, 15, 16, 17, 1000, 4096, 4097, 100'003, 1'000'003};

bool is_even(int x) { return x % 2 == 0; }

}  // namespace

TEST_CASE("as many are counted as std counts, at all sizes and widths") {
  support::at_all_widths([](std::size_t) {
    for (const std::size_t size : sizes) {
      const auto v = support::random_numbers<std::uint32_t>(size, 1000, size);
      const auto is_small = [](std::uint32_t x) { return x < 300; };
      const auto expected = std::count_if(v.begin(), v.end(), is_small);
      CHECK(lend::count_if(v, is_small) == static_cast<std::size_t>(expected));
      CHECK(lend::count_if(lend::options{.grain = 7}, v, is_small) ==
            static_cast<std::size_t>(expected));
    }
  });
}

TEST_CASE("a short range whose elements take long is shared with another thread") {
  const std::vector<int> v(1000, 1);
  support::rendezvous meeting(2);
  const lend::arena arena{2};
  std::atomic<int> asked = 0;
  const auto dear = lend::unchecked([&](int) {
    support::work_for(5000);
    if (++asked > 100) {
      meeting.meet();
    }
    return true;
  });
  CHECK(arena.run(lend::unchecked([&] { return lend::count_if(v, dear); })) == 1000);
  CHECK(meeting.complete());
}

TEST_CASE("parts of views are counted, and arguments reach the predicate") {
  const std::vector<int> v{4, 0, 2, 3, 9};
  const std::vector<int> w{4, 1, 2, 3, 8};
  CHECK(lend::count_if(lend::zip(v, w), [](int a, int b) { return a == b; }) == 3);
  CHECK(lend::count_if(lend::enumerate(v),
                       [](std::size_t i, int x) { return static_cast<int>(i) == x; }) == 2);
  CHECK(lend::count_if(lend::chunks(v, 2),
                       [](lend::slice<int> part) { return part.size() == 2; }) == 2);
  CHECK(lend::count_if(
            v, [](int x, int least, lend::slice<int> t) { return x >= least && t[0] == 4; }, 3,
            lend::shared(w)) == 3);
}

TEST_CASE("a predicate may be a function, a member, or give what converts to bool") {
  const std::vector<int> v{4, 0, 2, 3, 9};
  CHECK(lend::count_if(v, is_even) == 3);
  CHECK(lend::count_if(v, [](int x) { return std::optional<int>(x).value_or(0) & 1; }) == 2);
  std::vector<support::move_only> held;
  held.emplace_back(0);
  held.emplace_back(3);
  CHECK(lend::count_if(held, &support::move_only::value) == 1);
  const std::vector<std::string> words{"", "a", ""};
  CHECK(lend::count_if(words, &std::string::empty) == 2);
}

TEST_CASE("a failing predicate passes its exception on, and a stop ends the count") {
  const std::vector<int> v(20'000, 1);
  support::at_all_widths([&](std::size_t) {
    CHECK_THROWS_AS((void)lend::count_if(v, [](int) -> bool { throw support::failed(); }),
                    support::failed);
    std::stop_source stop;
    stop.request_stop();
    CHECK_THROWS_AS((void)lend::count_if(lend::options{.stop = stop.get_token()}, v, is_even),
                    lend::cancelled);
  });
}
