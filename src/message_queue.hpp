#pragma once

#include "announce.hpp"

#include <cstddef>
#include <cstdint>
#include <new>
#include <utility>

namespace lend::detail {

/// Messages of so many words each, first in, first out, in blocks that are used again. Nothing in
/// here is allocated but by allocate(), which needs no lock.
class message_queue {
 public:
  struct block {
    block* next = nullptr;
  };

  message_queue(std::size_t capacity, std::size_t words) noexcept
      : capacity_(capacity), words_(words) {}
  message_queue(const message_queue&) = delete;
  message_queue& operator=(const message_queue&) = delete;
  ~message_queue() {
    end_all(head_);
    end_all(spare_);
  }

  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] bool is_full() const noexcept { return size_ >= capacity_; }
  /// Whether push() needs one more block.
  [[nodiscard]] bool needs_block() const noexcept {
    return spare_ == nullptr && (tail_ == nullptr || (end_ == per_block && size_ != 0));
  }
  /// Whether there may be a time when push() needs one more block before the queue is full. A queue
  /// of some capacity keeps its blocks: when it has been full, one more is enough for ever.
  [[nodiscard]] bool lacks_blocks() const noexcept {
    return capacity_ != 0 && blocks_ < (capacity_ - 1) / per_block + 2;
  }
  [[nodiscard]] block* allocate() const {
    block* const made = ::new (::operator new(sizeof(block) + per_block * words_ * word)) block;
    announce(made);
    return made;
  }
  static void free(block* gone) noexcept {
    observe(gone);
    ::operator delete(static_cast<void*>(gone));
  }
  void give(block* more) noexcept {
    more->next = spare_;
    spare_ = more;
    ++blocks_;
  }

  void push(const std::uint64_t* message) noexcept {
    if (size_ == 0 && head_ != nullptr) {
      begin_ = end_ = 0;
    } else if (tail_ == nullptr || end_ == per_block) {
      append();
    }
    copy(slot(tail_, end_++), message);
    ++size_;
  }
  /// Returns a block that is to be freed, or null.
  [[nodiscard]] block* pop(std::uint64_t* message) noexcept {
    copy(message, slot(head_, begin_++));
    --size_;
    if (begin_ < per_block || size_ == 0) {
      return nullptr;
    }
    block* const used = head_;
    head_ = used->next;
    begin_ = 0;
    if (spare_ != nullptr && capacity_ == SIZE_MAX) {
      --blocks_;
      return used;
    }
    used->next = spare_;
    spare_ = used;
    return nullptr;
  }
  void copy(std::uint64_t* to, const std::uint64_t* from) const noexcept {
    for (std::size_t i = 0; i < words_; ++i) {
      to[i] = from[i];
    }
  }

 private:
  static constexpr std::size_t per_block = 64;
  static constexpr std::size_t word = sizeof(std::uint64_t);

  static void end_all(block* first) noexcept {
    while (first != nullptr) {
      free(std::exchange(first, first->next));
    }
  }
  // SAFETY: allocate() made room for the words behind the block, which is as large as one.
  [[nodiscard]] std::uint64_t* slot(block* of, std::size_t at) const noexcept {
    return reinterpret_cast<std::uint64_t*>(of + 1) + at * words_;
  }
  void append() noexcept {
    block* const fresh = spare_;
    spare_ = fresh->next;
    fresh->next = nullptr;
    (tail_ == nullptr ? head_ : tail_->next) = fresh;
    tail_ = fresh;
    end_ = 0;
  }

  const std::size_t capacity_;
  const std::size_t words_;
  std::size_t size_ = 0;
  block* head_ = nullptr;
  block* tail_ = nullptr;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  block* spare_ = nullptr;
  std::size_t blocks_ = 0;
};

static_assert(sizeof(message_queue::block) == sizeof(std::uint64_t));

}  // namespace lend::detail
