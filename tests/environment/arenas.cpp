// What scripts/check-arenas runs in several environments: arenas MODE

#include <lend/lend.hpp>

#include "../process.hpp"
#include "../threads.hpp"

#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

namespace {

using support::wait_for;

void sleep_a_second() { std::this_thread::sleep_for(std::chrono::seconds(1)); }

/// The first line is the width of the default arena, the others are the report.
int report() {
  std::cout << lend::this_arena::width() << '\n' << lend::this_arena::report();
  return 0;
}

/// Whether arenas have exactly the threads they should have, whatever the process may use.
int exact() {
  for (const std::size_t width : {0U, 1U, 2U, 3U, 8U}) {
    const lend::arena arena{width};
    const bool full = arena.run(lend::unchecked([&] {
      support::rendezvous all(arena.width());
      std::atomic<std::size_t> inside = 0;
      std::atomic<bool> crowded = false;
      lend::parallel_for(std::size_t{0}, 4 * arena.width(), lend::unchecked([&](std::size_t) {
                           if (++inside > arena.width()) {
                             crowded = true;
                           }
                           all.meet();
                           --inside;
                         }));
      return all.complete() && !crowded;
    }));
    if (!full) {
      std::cout << "an arena of " << arena.width() << " is not full, or too full\n";
      return 1;
    }
  }
  return 0;
}

void work() {
  std::vector<double> v(100'000, 1.0);
  (void)lend::reduce(v, 0.0, std::plus<>{});
  lend::for_each(v, [](double& x) { x += 1; });
  lend::scope([](lend::scope_handle& s) {
    for (int i = 0; i < 100; ++i) {
      s.spawn([] { support::work_for(1000); });
    }
  });
}

/// The processor time that an idle second costs, once the threads have found out that it is one.
double cost_of_idle_second() {
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  const double before = support::cpu_milliseconds();
  sleep_a_second();
  return support::cpu_milliseconds() - before;
}

/// Nothing is to be done, some arenas being open.
double idle_arenas() {
  const lend::arena arenas[] = {lend::arena{1}, lend::arena{2}, lend::arena{4}};
  for (const lend::arena& arena : arenas) {
    arena.run([] { work(); });
  }
  work();
  return cost_of_idle_second();
}

/// The same in a task, what was begun there having ended.
double idle_task() {
  const lend::arena arena{4};
  return arena.run([] {
    work();
    return cost_of_idle_second();
  });
}

/// One task sleeps, what other threads took beside it has ended.
void ended_branch() {
  const lend::arena arena{3};
  arena.run(lend::unchecked([] {
    std::atomic<bool> taken = false;
    lend::join(lend::task(lend::unchecked([&] {
                 wait_for(taken);
                 sleep_a_second();
               })),
               lend::task(lend::unchecked([&] { taken = true; })));
  }));
}

/// A thread waits at a join for one that sleeps.
void sleeping_branch() {
  const lend::arena arena{3};
  arena.run(lend::unchecked([] {
    std::atomic<bool> taken = false;
    lend::join(lend::task(lend::unchecked([&] { wait_for(taken); })),
               lend::task(lend::unchecked([&] {
                 taken = true;
                 sleep_a_second();
               })));
  }));
}

/// A thread waits for iterations of a loop that sleep.
void sleeping_loop() {
  const lend::arena arena{3};
  arena.run(lend::unchecked([] {
    support::rendezvous both(2);
    lend::parallel_for(0, 2, lend::unchecked([&](int i) {
                         both.meet();
                         if (i == 1) {
                           sleep_a_second();
                         }
                       }));
  }));
}

/// A thread waits for a task of a scope that sleeps, by its handle or at the end of the scope.
template <bool ByHandle>
void sleeping_task() {
  const lend::arena arena{3};
  arena.run(lend::unchecked([] {
    std::atomic<bool> taken = false;
    lend::scope(lend::unchecked([&](lend::scope_handle& s) {
      auto task = s.spawn(lend::unchecked([&] {
        taken = true;
        sleep_a_second();
      }));
      wait_for(taken);
      if constexpr (ByHandle) {
        task.join();
      }
    }));
  }));
}

/// Many threads wait at once, each for another one that sleeps.
void sleeping_tree() {
  struct tree {
    static void at(int depth) {
      if (depth == 0) {
        sleep_a_second();
        return;
      }
      lend::join(lend::task(&tree::at, depth - 1), lend::task(&tree::at, depth - 1));
    }
  };
  lend::arena{8}.run(&tree::at, 3);
}

/// A thread waits for a place in an arena that another one sleeps in.
void full_arena() {
  const lend::arena one{1};
  std::atomic<bool> entered = false;
  std::thread sleeper([&] {
    one.run(lend::unchecked([&] {
      entered = true;
      sleep_a_second();
    }));
  });
  wait_for(entered);
  one.run([] {});
  sleeper.join();
}

template <void Wait()>
double cost_of() {
  work();
  const double before = support::cpu_milliseconds();
  Wait();
  return support::cpu_milliseconds() - before;
}

struct idle_mode {
  const char* name;
  double (*cost)();
};

const idle_mode idle_modes[] = {
    {"idle-arenas", idle_arenas},
    {"idle-task", idle_task},
    {"ended-branch", cost_of<ended_branch>},
    {"sleeping-branch", cost_of<sleeping_branch>},
    {"sleeping-loop", cost_of<sleeping_loop>},
    {"sleeping-task", cost_of<sleeping_task<true>>},
    {"sleeping-scope", cost_of<sleeping_task<false>>},
    {"sleeping-tree", cost_of<sleeping_tree>},
    {"full-arena", cost_of<full_arena>},
};

/// Prints the milliseconds of processor time that the process has spent while it slept.
int idle(const std::string& name) {
  for (const idle_mode& mode : idle_modes) {
    if (mode.name == name) {
      std::cout << mode.cost() << '\n';
      return 0;
    }
  }
  std::cerr << "usage: arenas MODE\n";
  return 2;
}

}  // namespace

int main(int count, char** arguments) {
  const std::string mode = count == 2 ? arguments[1] : "";
  if (mode == "report") {
    return report();
  }
  return mode == "exact" ? exact() : idle(mode);
}
