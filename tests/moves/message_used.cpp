// clang-tidy: bugprone-use-after-move
#include <lend/lend.hpp>

#include <cstddef>
#include <string>

std::size_t tell(const lend::sender<std::string>& to, std::string text) {
#ifdef BREAK
  const bool sent = static_cast<bool>(to.send(std::move(text)));
  const std::size_t length = text.size();
#else
  const std::size_t length = text.size();
  const bool sent = static_cast<bool>(to.send(std::move(text)));
#endif
  return sent ? length : 0;
}
