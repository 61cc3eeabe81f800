package osm

import (
	"context"
	"iter"
	"runtime"
	"sync"
	"sync/atomic"
)

// Blocks yields the blocks of the file that hold what the query wants, in file order. A block is
// valid until the loop asks for the next one, its memory is then used again; texts may be kept.
// The first error ends the loop: a FormatError with the byte of the blob, ErrOrder when a file that
// claims to be sorted is not, what the reader gave, or ctx.Err() once the context is cancelled.
//
// The blocks are the same for any number of threads. Decoding runs ahead of the loop by a few
// blocks, so memory is bounded by the threads, not by the file. In a sorted file blobs of other
// kinds are not read.
func (f *File) Blocks(ctx context.Context, q Query) iter.Seq2[*Block, error] {
	return f.blocks(ctx, q, extra{})
}

// blocks is Blocks with more that is wanted.
func (f *File) blocks(ctx context.Context, q Query, more extra) iter.Seq2[*Block, error] {
	return func(yield func(*Block, error) bool) {
		kinds := q.kinds() | more.kinds()
		blobs, err := f.holding(kinds)
		if err != nil {
			yield(nil, err)
			return
		}
		before := Kind(0)
		for b, err := range f.pipeline(ctx, q, more, blobs) {
			if err == nil && f.Header.Sorted() && b.Kinds != 0 {
				before, err = b.follows(before)
			}
			if err != nil {
				yield(nil, err)
				return
			}
			if b.Kinds&kinds != 0 && !yield(b, nil) {
				return
			}
		}
	}
}

// follows checks that a block of a sorted file holds no kind earlier than the last one before it,
// and returns its own last kind.
func (b *Block) follows(before Kind) (Kind, error) {
	first := b.Kinds & -b.Kinds
	if first < before {
		return 0, &FormatError{b.Offset, -1, first.String() + " after " + before.String() + " in a file that says it is sorted", ErrOrder}
	}
	last := Relation
	for last&b.Kinds == 0 {
		last >>= 1
	}
	return last, nil
}

// decoded is a block on its way from a thread to the loop.
type decoded struct {
	block *Block
	err   error
}

// pipeline decodes blobs in parallel and yields them in order. Each thread takes a
// ticket, decodes the next blob, and puts the block in the slot of its number; the loop empties
// the slots in turn and gives the ticket back. There are as many slots as tickets, so no two
// blocks meet in a slot and nobody runs ahead of the loop by more than that.
func (f *File) pipeline(ctx context.Context, q Query, more extra, blobs []int) iter.Seq2[*Block, error] {
	return func(yield func(*Block, error) bool) {
		threads := min(threads(q.Threads), len(blobs))
		window := threads + 2
		slots := make([]chan decoded, window)
		free := make(chan *Block, window) // a block in hand is a ticket
		for i := range slots {
			slots[i] = make(chan decoded, 1)
			free <- new(Block)
		}
		quit := make(chan struct{})
		var next atomic.Int64
		var group sync.WaitGroup
		for range threads {
			group.Go(func() {
				d, in := newDecoder(&q, more), new(inflater)
				for {
					select {
					case <-quit:
						return
					case b := <-free:
						i := int(next.Add(1)) - 1
						if i >= len(blobs) {
							return
						}
						slots[i%window] <- decoded{b, f.decode(d, in, f.blobs[blobs[i]], b)}
					}
				}
			})
		}
		defer group.Wait()
		defer close(quit)
		for i, n := range blobs {
			var got decoded
			select {
			case got = <-slots[i%window]:
			case <-ctx.Done():
				got.err = ctx.Err()
			}
			if got.err != nil {
				yield(nil, got.err)
				return
			}
			f.blobs[n].kinds, f.blobs[n].known = got.block.Kinds, true
			if !yield(got.block, nil) {
				return
			}
			free <- got.block
		}
	}
}

func (f *File) decode(d *decoder, in *inflater, b blob, out *Block) error {
	data, err := in.inflate(f, b, in.block, maxBlob)
	if err != nil {
		return err
	}
	in.block = data
	out.Offset = b.offset
	return at(d.decode(data, out), b.offset)
}

func threads(asked int) int {
	if asked > 0 {
		return asked
	}
	return runtime.GOMAXPROCS(0)
}
