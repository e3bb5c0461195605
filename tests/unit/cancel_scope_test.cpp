#include "../counted.hpp"
#include "../support.hpp"
#include "../threads.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <cstddef>
#include <stop_token>

// Scopes that are told to stop.

using support::at_all_widths;
using support::counted;

TEST_CASE("tasks that have not begun are skipped, the body and the others finish") {
  at_all_widths([](std::size_t) {
    std::stop_source source;
    std::atomic<int> begun = 0;
    std::atomic<int> ended = 0;
    bool body_ended = false;
    const auto body = lend::unchecked([&](lend::scope_handle& s) {
      const auto task = [&](const counted&) {
        ++begun;
        support::work_for(1000);
        ++ended;
      };
      s.spawn(lend::unchecked(task), counted(1)).join();
      source.request_stop();
      for (int i = 0; i < 1000; ++i) {
        s.spawn(lend::unchecked(task), counted(i));
      }
      body_ended = true;
    });
    CHECK_THROWS_AS(lend::scope(lend::options{.stop = source.get_token()}, body), lend::cancelled);
    CHECK(body_ended);
    CHECK(begun == 1);
    CHECK(ended == 1);
  });
  CHECK(counted::none_left());
}

TEST_CASE("the handle of a skipped task throws cancelled, that of another one its result") {
  at_all_widths([](std::size_t) {
    std::stop_source source;
    bool was_skipped = false;
    int result = 0;
    const auto body = lend::unchecked([&](lend::scope_handle& s) {
      auto before = s.spawn([](int i) { return counted(i); }, 7);
      result = before.join().value();
      source.request_stop();
      auto after = s.spawn([](int i) { return counted(i); }, 8);
      try {
        after.join();
      } catch (const lend::cancelled&) {
        was_skipped = true;
      }
    });
    CHECK_THROWS_AS(lend::scope(lend::options{.stop = source.get_token()}, body), lend::cancelled);
    CHECK(was_skipped);
    CHECK(result == 7);
  });
  CHECK(counted::none_left());
}

TEST_CASE("a scope whose tasks have all begun returns its result in spite of a stop") {
  at_all_widths([](std::size_t) {
    std::stop_source source;
    const auto body = lend::unchecked([&](lend::scope_handle& s) {
      auto one = s.spawn([](int i) { return i; }, 1);
      const int result = one.join();
      source.request_stop();
      return counted(result);
    });
    CHECK(lend::scope(lend::options{.stop = source.get_token()}, body).value() == 1);
  });
  CHECK(counted::none_left());
}

TEST_CASE("an exception before the stop is the exception of the scope") {
  at_all_widths([](std::size_t) {
    std::stop_source source;
    std::atomic<int> later = 0;
    const auto body = lend::unchecked([&](lend::scope_handle& s) {
      auto failing = s.spawn([] { throw support::failed(); });
      CHECK_THROWS_AS(failing.join(), support::failed);
      source.request_stop();
      s.spawn(lend::unchecked([&] { ++later; }));
    });
    CHECK_THROWS_AS(lend::scope(lend::options{.stop = source.get_token()}, body), support::failed);
    CHECK(later == 0);
  });
}

TEST_CASE("tasks look at the token themselves") {
  at_all_widths([](std::size_t) {
    std::stop_source source;
    const auto run = [](lend::scope_handle& s, const std::stop_source& stop) {
      auto waiting = s.spawn(
          [](const std::stop_token& token) {
            while (!token.stop_requested()) {
              support::work_for(100);
            }
            return 5;
          },
          stop.get_token());
      auto asking =
          s.spawn([](const std::stop_source& its) { its.request_stop(); }, lend::copy(stop));
      asking.join();
      return waiting.join();
    };
    int result = 0;
    try {
      result = lend::scope(lend::options{.stop = source.get_token()}, run, lend::shared(source));
    } catch (const lend::cancelled&) {
      result = 5;  // the task that waits had not begun by the time of the stop
    }
    CHECK(result == 5);
  });
}

TEST_CASE("tasks that spawn stop spawning what will run") {
  struct tree {
    static void grow(lend::scope_handle& s, int depth, std::stop_source source,
                     std::atomic<long>& nodes) {
      if (++nodes == 1000) {
        source.request_stop();
      }
      for (int i = 0; depth > 0 && i < 2; ++i) {
        s.spawn(lend::unchecked(
            [=, &nodes](lend::scope_handle& inner) { grow(inner, depth - 1, source, nodes); }));
      }
    }
  };
  at_all_widths([](std::size_t) {
    std::stop_source source;
    std::atomic<long> nodes = 0;
    const auto body =
        lend::unchecked([&](lend::scope_handle& s) { tree::grow(s, 15, source, nodes); });
    CHECK_THROWS_AS(lend::scope(lend::options{.stop = source.get_token()}, body), lend::cancelled);
    CHECK(nodes >= 1000);
    CHECK(nodes < 2000);
    source = std::stop_source();
    nodes = 1000;
    lend::scope(body);
    CHECK(nodes == 1000 + (1 << 16) - 1);
  });
}
