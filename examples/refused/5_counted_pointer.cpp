// lend[send]
// Sharing a counted pointer: it counts its owners safely, but nothing guards what it points to.
#include <lend/lend.hpp>

#include <atomic>
#include <memory>

#ifdef BREAK
void count(std::shared_ptr<int> visits) { ++*visits; }
#else
void count(std::atomic<int>& visits) { ++visits; }
#endif

int main() {
#ifdef BREAK
  auto visits = std::make_shared<int>(0);
  lend::join(lend::task(count, std::shared_ptr(visits)),
             lend::task(count, std::shared_ptr(visits)));
#else
  std::atomic<int> visits = 0;
  lend::join(lend::task(count, lend::shared(visits)), lend::task(count, lend::shared(visits)));
#endif
}
