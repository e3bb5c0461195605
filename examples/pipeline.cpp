#include <lend/lend.hpp>

#include "program/command_line.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

// One task reads blocks, others split them into words, others count these, and one adds the counts
// up. Channels connect them, and bound what is on the way.

namespace {

constexpr std::string_view help = R"(usage: pipeline [--top N] FILE...

Counts the words of files that may be larger than memory, in stages that run at the same time, and
prints the N (10) most frequent ones, and how much memory that took. A word is as many letters and
digits as stand together.
)";

using counts = std::unordered_map<std::string, std::size_t>;
using words = std::vector<std::string>;
using frequency = std::pair<std::size_t, std::string>;

constexpr std::size_t block_size = std::size_t{64} << 10U;
constexpr std::size_t blocks_on_the_way = 16;

bool is_letter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

/// A file that is read block by block. Throws std::runtime_error.
class block_reader {
 public:
  explicit block_reader(const std::string& path)
      : path_(path), file_(std::fopen(path.c_str(), "rb")) {
    check(file_ != nullptr);
  }

  /// Empty at the end.
  std::string next() {
    std::string block(block_size, '\0');
    block.resize(std::fread(block.data(), 1, block.size(), file_.get()));
    check(std::ferror(file_.get()) == 0);
    return block;
  }

 private:
  struct closer {
    void operator()(std::FILE* file) const { static_cast<void>(std::fclose(file)); }
  };

  void check(bool good) const {
    if (!good) {
      throw std::runtime_error(path_ + ": " + std::strerror(errno));
    }
  }

  std::string path_;
  std::unique_ptr<std::FILE, closer> file_;
};

/// The word that the block may have only the beginning of, taken off its end.
std::string take_last_word(std::string& block) {
  const auto end = std::find_if_not(block.rbegin(), block.rend(), is_letter).base();
  std::string last(end, block.end());
  block.erase(end, block.end());
  return last;
}

/// How many bytes there were. Ends early if nobody wants blocks any more.
std::size_t read(lend::slice<std::string> paths, const lend::sender<std::string>& to) {
  std::size_t bytes = 0;
  for (const std::string& path : paths) {
    block_reader file(path);
    std::string rest;
    for (bool more = true; more;) {
      std::string block = file.next();
      more = !block.empty();
      bytes += block.size();
      block.insert(0, rest);
      rest = more ? take_last_word(block) : "";
      if (!to.send(std::move(block))) {
        return bytes;
      }
    }
  }
  return bytes;
}

words split(const std::string& block) {
  words found;
  for (auto at = block.begin(); at != block.end();) {
    const auto begin = std::find_if(at, block.end(), is_letter);
    at = std::find_if_not(begin, block.end(), is_letter);
    if (begin != at) {
      found.emplace_back(begin, at);
    }
  }
  return found;
}

void split_blocks(const lend::receiver<std::string>& from, const lend::sender<words>& to) {
  for (const std::string& block : from) {
    if (!to.send(split(block))) {
      return;
    }
  }
}

void count_words(const lend::receiver<words>& from, const lend::sender<counts>& to) {
  counts mine;
  for (words& some : from) {
    for (std::string& word : some) {
      ++mine[std::move(word)];
    }
  }
  static_cast<void>(to.send(std::move(mine)));
}

counts add_up(const lend::receiver<counts>& from) {
  counts all;
  for (const counts& some : from) {
    for (const auto& [word, count] : some) {
      all[word] += count;
    }
  }
  return all;
}

struct outcome {
  std::size_t bytes;
  counts found;
};

/// Starts all stages but the last one: what reads, and where the counts come out. The tasks have
/// all the other ends of the channels, so that these close when the tasks end.
auto start_stages(lend::scope_handle& stages, lend::slice<std::string> paths) {
  auto [blocks, to_split] = lend::channel<std::string>(blocks_on_the_way);
  auto [lists, to_count] = lend::channel<words>(blocks_on_the_way);
  auto [maps, to_add_up] = lend::channel<counts>(0);
  auto bytes = stages.spawn(read, paths, std::move(blocks));
  for (std::size_t i = 0; i < lend::this_arena::width(); ++i) {
    stages.spawn(split_blocks, lend::copy(to_split), lend::copy(lists));
    stages.spawn(count_words, lend::copy(to_count), lend::copy(maps));
  }
  return std::pair(std::move(bytes), std::move(to_add_up));
}

outcome run_stages(lend::scope_handle& stages, lend::slice<std::string> paths) {
  auto [bytes, to_add_up] = start_stages(stages, paths);
  counts found = add_up(to_add_up);
  return {bytes.join(), std::move(found)};
}

void print(const counts& found, std::size_t top) {
  std::vector<frequency> sorted;
  sorted.reserve(found.size());
  for (const auto& [word, count] : found) {
    sorted.emplace_back(count, word);
  }
  lend::partial_sort(sorted, std::min(top, sorted.size()),
                     [](const frequency& a, const frequency& b) {
                       return a.first != b.first ? a.first > b.first : a.second < b.second;
                     });
  sorted.resize(std::min(top, sorted.size()));
  for (const auto& [count, word] : sorted) {
    std::printf("%9zu  %s\n", count, word.c_str());
  }
}

int run(program::command_line& arguments) {
  const std::size_t top = arguments.number("--top", 10, 0);
  const std::vector<std::string> paths = arguments.rest();
  if (paths.empty()) throw program::usage_error("no file is given");

  const outcome done = lend::scope(run_stages, lend::shared(paths));
  print(done.found, top);
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  std::printf(
      "%zu bytes were read; at most %zu blocks of %zu bytes waited at once, and the program "
      "had %ld KiB at most\n",
      done.bytes, 2 * blocks_on_the_way, block_size, used.ru_maxrss);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  return program::main(argc, argv, {.name = "pipeline", .help = help, .run = run});
}
