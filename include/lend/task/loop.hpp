#pragma once

#include <lend/task/enter.hpp>

#include <cstddef>

namespace lend::detail::inline LEND_ABI {

/// A loop, whatever its body is.
class any_loop_job : public range_job, public guarded {
 public:
  any_loop_job(decltype(range_job::run) start, failure& failed) noexcept
      : range_job{start}, guarded(failed) {}
};

template <class Body>
class loop_job final : public any_loop_job {
 public:
  loop_job(const Body& body, failure& failed) noexcept
      : any_loop_job(&start, failed), body_(body) {}

 private:
  static void start(range_job& self, std::size_t begin, std::size_t end) noexcept {
    auto& here = static_cast<loop_job&>(self);
    here.guard([&] {
      here.body_(begin, end);
      here.advance(end - begin);
    });
  }

  const Body& body_;
};

/// Not a template: what it takes to enter an arena is compiled once for all loops of a file.
[[gnu::noinline]] inline void run_loop(const control& how, any_loop_job& loop, std::size_t count) {
  inside_arena_of(how, [&] {
    loop.forks();
    run_range(loop, count, how.grain);
    loop.joined();
  });
}

/// Calls `body(begin, end)` for disjoint ranges that cover [0, count), possibly at the same time;
/// none but the last is shorter than the grain. Between them it looks whether to stop.
template <class Body>
void fork_range(const control& how, std::size_t count, const Body& body) {
  if (count == 0) {
    return;
  }
  failure failed(how);
  failed.expect(count);
  loop_job<Body> loop(body, failed);
  run_loop(how, loop, count);
  failed.rethrow();
}

}  // namespace lend::detail::inline LEND_ABI
