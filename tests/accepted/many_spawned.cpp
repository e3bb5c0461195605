#include <lend/lend.hpp>

#include <atomic>
#include <vector>

int main() {
  std::atomic<int> done = 0;
  lend::scope(
      [](lend::scope_handle& s, lend::ref<std::atomic<int>> count) {
        std::vector<lend::scope_task<int>> tasks;
        for (int i = 0; i < 500; ++i) {
          tasks.push_back(s.spawn(
              [](int n, lend::ref<std::atomic<int>> c) {
                ++*c;
                return n;
              },
              i, count));
        }
        int sum = 0;
        for (auto& task : tasks) sum += task.join();
        *count += sum;
      },
      lend::shared(done));
  return done == 500 + 499 * 250 ? 0 : 1;
}
