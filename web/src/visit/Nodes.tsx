import { memo } from 'react'
import type { Node } from './marks'

/** Marked text as elements. The label is drawn by the style from its attribute, so that it is no part of the text. */
export const Nodes = memo(function Nodes({ nodes }: { nodes: Node[] }) {
  return nodes.map((node, at) =>
    typeof node === 'string' ? (
      node
    ) : (
      <mark
        key={at}
        className={node.mark.kind}
        data-key={node.mark.key}
        data-label={node.mark.label || undefined}
        data-accepted={node.mark.accepted || undefined}
        data-rejected={node.mark.rejected || undefined}
        title={node.mark.title}
      >
        <Nodes nodes={node.kids} />
      </mark>
    ),
  )
})
