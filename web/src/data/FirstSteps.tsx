import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { answer, api } from '../api/client'
import { towns } from '../api/queries'
import { useProblem } from '../frame/useProblem'
import { AddLayer } from './AddLayer'
import { AreaStep } from './AreaStep'
import { firstOpen, stepNames, type StepName } from './steps'
import type { Kind } from './queries'

interface Props {
  loaded: ReadonlySet<Kind>
  own: boolean // the way with one's own data was chosen
  choose: () => void
  leave: () => void
}

/** The way into an empty record: the sample, or one's own data step by step. */
export function FirstSteps({ loaded, own, choose, leave }: Props) {
  const { t } = useTranslation()
  const say = useProblem()
  const client = useQueryClient()
  const sample = useMutation({ mutationFn: () => answer(api.POST('/api/layers/sample')), onSuccess: () => client.invalidateQueries() })
  if (own) return <OwnSteps loaded={loaded} leave={leave} />
  return (
    <section className="first" aria-label={t('dataFirst')}>
      <p>{t('dataFirstWhat')}</p>
      <div className="first-ways">
        <div>
          <h2>{t('dataFirstSample')}</h2>
          <p className="soft">{t('dataFirstSampleWhat')}</p>
          <Button type="primary" loading={sample.isPending} onClick={() => sample.mutate()}>
            {t('dataUseSample')}
          </Button>
        </div>
        <div>
          <h2>{t('dataFirstOwn')}</h2>
          <p className="soft">{t('dataFirstOwnWhat')}</p>
          <Button onClick={choose}>{t('dataUseOwn')}</Button>
        </div>
      </div>
      {sample.error && <Alert type="error" showIcon title={say(sample.error)} />}
    </section>
  )
}

function OwnSteps({ loaded, leave }: { loaded: ReadonlySet<Kind>; leave: () => void }) {
  const { t } = useTranslation()
  const hasAreas = (useQuery(towns).data?.length ?? 0) > 0
  const [skipped, setSkipped] = useState<ReadonlySet<StepName>>(new Set())
  const [chosen, setChosen] = useState<StepName>()
  const isDone = (name: StepName) => (name === 'area' ? hasAreas : loaded.has(name))
  const open = chosen ?? firstOpen(isDone, skipped)
  const next = () => setChosen(undefined)
  return (
    <section className="first" aria-label={t('dataFirst')}>
      <ol className="steps">
        {stepNames.map((name, i) => (
          <Step key={name} name={name} number={i + 1} done={isDone(name)} open={open === name} choose={() => setChosen(name)}>
            {name === 'area' ? <AreaStep done={next} /> : <AddLayer kind={name} done={next} />}
            {name !== 'extract' && !isDone(name) && (
              <Button
                type="text"
                onClick={() => {
                  setSkipped(new Set([...skipped, name]))
                  next()
                }}
              >
                {t('dataSkip')}
              </Button>
            )}
          </Step>
        ))}
      </ol>
      {open === undefined && loaded.has('extract') && (
        <p>
          {t('dataFirstDone')} <Link href="/circle">{t('dataSeeCircle')}</Link>
        </p>
      )}
      <Button onClick={leave}>{t('dataLeaveSteps')}</Button>
    </section>
  )
}

interface StepProps {
  name: StepName
  number: number
  done: boolean
  open: boolean
  choose: () => void
  children: ReactNode
}

function Step({ name, number, done, open, choose, children }: StepProps) {
  const { t } = useTranslation()
  return (
    <li className={done ? 'done' : undefined} aria-current={open ? 'step' : undefined}>
      <button type="button" className="step-head" aria-expanded={open} onClick={choose}>
        <span className="step-mark" aria-hidden="true">
          {done ? '✓' : number}
        </span>
        <span>
          <b>{t(`step_${name}`)}</b> {done && <span className="yes">{t('dataStepDone')}</span>}
          <span className="soft step-what">{t(`stepWhat_${name}`)}</span>
        </span>
      </button>
      {open && <div className="step-body">{children}</div>}
    </li>
  )
}
