#pragma once

#include <lend/task/enter.hpp>

#include <cstddef>

namespace lend::detail::inline LEND_ABI {

template <class Body>
class loop_job final : public range_job, public guarded {
 public:
  loop_job(const Body& body, failure& failed) noexcept
      : range_job{&start}, guarded(failed), body_(body) {}

 private:
  static void start(range_job& self, std::size_t begin, std::size_t end) noexcept {
    auto& here = static_cast<loop_job&>(self);
    here.guard([&] { here.body_(begin, end); });
  }

  const Body& body_;
};

/// Calls `body(begin, end)` for disjoint ranges that cover [0, count), possibly at the same time;
/// none but the last is shorter than the grain. Between them it looks whether to stop.
template <class Body>
void fork_range(const control& how, std::size_t count, const Body& body) {
  if (count == 0) {
    return;
  }
  failure failed(how.stop);
  inside_arena_of(how, [&] {
    loop_job<Body> loop(body, failed);
    loop.forks();
    run_range(loop, count, how.grain);
    loop.joined();
  });
  failed.rethrow();
}

}  // namespace lend::detail::inline LEND_ABI
